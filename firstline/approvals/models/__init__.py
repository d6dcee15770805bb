from firstline.approvals.models.approval import Approval, How, Outcome
from firstline.approvals.models.approval_template import ApprovalTemplate
from firstline.approvals.models.approver import Approver, Stand, Way

__all__ = ["Approval", "ApprovalTemplate", "Approver", "How", "Outcome", "Stand", "Way"]
