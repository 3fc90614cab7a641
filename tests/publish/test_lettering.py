"""Letters that a sheet cannot set: each becomes a box, and a sentence says how many."""

from tenure.publish.lettering import letters_lost, lost_words, plain


def test_letters_that_cannot_be_set_are_boxes_and_counted():
    assert plain("שלום 日本 Żółć ✓") == "שלום □□ Żółć ✓"
    assert plain("– 20.0% 社") == "– 20.0% □"
    assert letters_lost("שלום 日本 Żółć ✓") == 2


def test_the_sentence_says_how_many_and_where_they_stand():
    assert lost_words(0, "this plan") == ""
    one = "One letter of a script that this PDF cannot set is shown as □."
    held = "The page, the slides and the workbook of this plan hold every letter."
    assert lost_words(1, "this plan") == f"{one} {held}"
    many = lost_words(1200, "this report")
    assert many.startswith("1,200 letters of a script that this PDF cannot set are shown as □.")
