"""The Django application of this room."""

from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "tenure.partnership"
    label = "partnership"
    verbose_name = "Partnership"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from tenure.partnership import doors, tasks

        doors.listen()
        tasks.listen()
