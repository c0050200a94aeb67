"""What founding an association takes (thành lập hội): how many people, and the papers of the dossier."""

from app.law.shapes import FoundingRule, PaperRule, RegimeCode, Standing

APPLICATION = "don_de_nghi"
DRAFT_CHARTER = "du_thao_dieu_le"
COMMITTEE_LIST = "danh_sach_ban_van_dong"
CRIMINAL_RECORD = "ly_lich_tu_phap"
OFFICE_PROOF = "xac_nhan_tru_so"
ASSETS = "ke_khai_tai_san"

FOUNDING_PAPERS = (
    PaperRule(APPLICATION, "Đơn đề nghị thành lập hội", ""),
    PaperRule(DRAFT_CHARTER, "Dự thảo điều lệ", ""),
    PaperRule(COMMITTEE_LIST, "Danh sách Ban vận động", ""),
    PaperRule(CRIMINAL_RECORD, "Lý lịch tư pháp của người đứng đầu Ban vận động", ""),
    PaperRule(OFFICE_PROOF, "Văn bản xác nhận nơi dự kiến đặt trụ sở", ""),
    PaperRule(ASSETS, "Bản kê khai tài chính, tài sản", ""),
)

FOUNDING_RULES = (
    FoundingRule(RegimeCode.ND45, 5, 50, Standing.CONFIRMED),
    FoundingRule(RegimeCode.ND126, None, 50, Standing.CONFIRMED),
)
