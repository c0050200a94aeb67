"""The papers a dossier must hold (thành phần hồ sơ) under each regime."""

from app.law.associations import CRIMINAL_RECORD, FOUNDING_PAPERS
from app.law.shapes import PaperList, PaperRule, RegimeCode, Standing, Trait

REQUEST = "van_ban_de_nghi"
AGREEMENT = "van_ban_nhat_tri"
AID_DOCUMENT = "van_kien"
REGISTRATION = "giay_dang_ky"
PASSPORT = "ho_chieu"
LEGAL_PAPERS = "giay_to_phap_ly"
GOODS_LIST = "danh_muc_hang_hoa"
RESUME = "ly_lich_chuyen_gia"
PROGRAMME_OF_WORK = "chuong_trinh_hoat_dong"
WORK_PERMIT = "giay_phep_lao_dong"
QUALITY_CERTIFICATE = "chung_thu_giam_dinh"
VEHICLE_PAPERS = "dang_ky_dang_kiem"
INVESTMENT_PAPERS = "ho_so_dau_tu_xay_dung"
NOTICE_OF_DONOR = "thong_bao_vien_tro"

SENSITIVE = frozenset({PASSPORT, RESUME, CRIMINAL_RECORD})

_ARTICLE_8 = "Điều 8"

_ND80_RULES = (
    PaperRule(REQUEST, "Văn bản đề nghị phê duyệt khoản viện trợ", _ARTICLE_8),
    PaperRule(
        AGREEMENT,
        "Văn bản nhất trí cung cấp viện trợ của Bên cung cấp viện trợ",
        _ARTICLE_8,
        translated=True,
    ),
    PaperRule(AID_DOCUMENT, "Văn kiện chương trình, dự án", _ARTICLE_8, when=(Trait.PROGRAMME_OR_PROJECT,)),
    PaperRule(AID_DOCUMENT, "Văn kiện khoản viện trợ phi dự án", _ARTICLE_8, when=(Trait.NON_PROJECT,)),
    PaperRule(
        REGISTRATION,
        "Bản sao Giấy đăng ký của tổ chức phi chính phủ nước ngoài",
        _ARTICLE_8,
        when=(Trait.REGISTERED_NGO,),
        form="bản sao",
    ),
    PaperRule(
        PASSPORT,
        "Bản sao chứng thực hộ chiếu còn hiệu lực của cá nhân cung cấp viện trợ",
        _ARTICLE_8,
        when=(Trait.INDIVIDUAL,),
        form="bản sao chứng thực",
    ),
    PaperRule(
        LEGAL_PAPERS,
        "Bản sao chứng thực giấy tờ pháp lý của Bên cung cấp viện trợ",
        _ARTICLE_8,
        when=(Trait.OTHER_DONOR,),
        form="bản sao chứng thực",
        translated=True,
    ),
    PaperRule(
        GOODS_LIST,
        "Danh mục hàng hóa",
        _ARTICLE_8,
        when=(Trait.NON_PROJECT, Trait.GOODS),
        translated=True,
    ),
    PaperRule(
        RESUME,
        "Lý lịch chuyên gia và cam kết thực hiện",
        _ARTICLE_8,
        when=(Trait.NON_PROJECT, Trait.EXPERT),
        translated=True,
    ),
    PaperRule(
        PROGRAMME_OF_WORK,
        "Chương trình hoạt động của chuyên gia",
        _ARTICLE_8,
        when=(Trait.NON_PROJECT, Trait.EXPERT),
        translated=True,
    ),
    PaperRule(
        WORK_PERMIT,
        "Giấy phép lao động của chuyên gia",
        _ARTICLE_8,
        when=(Trait.NON_PROJECT, Trait.EXPERT),
    ),
    PaperRule(
        QUALITY_CERTIFICATE,
        "Chứng thư giám định chất lượng hàng đã qua sử dụng",
        _ARTICLE_8,
        when=(Trait.USED_GOODS,),
        translated=True,
    ),
    PaperRule(
        VEHICLE_PAPERS,
        "Giấy đăng ký và đăng kiểm phương tiện đã qua sử dụng",
        _ARTICLE_8,
        when=(Trait.USED_VEHICLES,),
        translated=True,
    ),
    PaperRule(
        INVESTMENT_PAPERS,
        "Hồ sơ theo pháp luật về đầu tư công, xây dựng",
        "khoản 5 Điều 8",
        when=(Trait.CONSTRUCTION,),
    ),
)

PAPER_LISTS = (
    PaperList(RegimeCode.ND80, _ND80_RULES, 6, 6, _ARTICLE_8, Standing.CONFIRMED),
    PaperList(RegimeCode.ND313, _ND80_RULES, 6, 6, "", Standing.COPIED),
    PaperList(
        RegimeCode.ND93,
        (
            PaperRule(REQUEST, "Văn bản đề nghị phê duyệt", ""),
            PaperRule(AGREEMENT, "Văn bản đồng ý viện trợ của Bên cung cấp", "", translated=True),
            PaperRule(AID_DOCUMENT, "Dự thảo văn kiện bằng tiếng Việt và tiếng nước ngoài", ""),
            PaperRule(
                LEGAL_PAPERS,
                "Giấy đăng ký, giấy tờ pháp lý của Bên cung cấp, đã hợp pháp hóa lãnh sự",
                "",
                form="hợp pháp hóa lãnh sự",
                translated=True,
            ),
        ),
        None,
        8,
        "",
        Standing.CONFIRMED,
    ),
    PaperList(
        RegimeCode.ND50,
        (
            PaperRule(REQUEST, "Tờ trình đề nghị tiếp nhận", ""),
            PaperRule(
                NOTICE_OF_DONOR,
                "Thông báo và danh mục viện trợ của Bên cung cấp, kèm bản dịch",
                "",
                translated=True,
            ),
            PaperRule(AID_DOCUMENT, "Dự thảo văn kiện", "", when=(Trait.RECOVERY,)),
        ),
        None,
        None,
        "",
        Standing.CONFIRMED,
    ),
    PaperList(RegimeCode.ND45, FOUNDING_PAPERS, None, None, "", Standing.CONFIRMED),
    PaperList(RegimeCode.ND126, FOUNDING_PAPERS, None, None, "", Standing.COPIED),
)
