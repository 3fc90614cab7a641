"""Who is placed where: students, placements, posts and panels; and the check of each allocation.

Empty until placements are run here.
"""
