from firstline.tasks.models.checklist import Checklist, ChecklistItem, ForWhom
from firstline.tasks.models.task import Task

__all__ = ["Checklist", "ChecklistItem", "ForWhom", "Task"]
