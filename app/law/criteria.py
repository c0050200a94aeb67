"""What an appraisal must find on (nội dung thẩm định), khoản 5 Điều 10 Nghị định 80/2020/NĐ-CP."""

from app.law.shapes import Criterion, RegimeCode

CRITERIA_FROM = RegimeCode.ND80

CRITERIA = (
    Criterion("a", "Sự phù hợp với mục tiêu phát triển của tỉnh, của đơn vị", "điểm a khoản 5 Điều 10"),
    Criterion(
        "b",
        "Tư cách pháp nhân của các bên, tính hợp pháp của những người liên quan, sự phù hợp của mục đích với "
        "chức năng nơi nhận",
        "điểm b khoản 5 Điều 10",
    ),
    Criterion("c", "Năng lực của chủ khoản viện trợ, khả năng bố trí vốn đối ứng", "điểm c khoản 5 Điều 10"),
    Criterion(
        "d",
        "Cơ chế tài chính trong nước, tính hợp lý của các khoản chi chủ yếu",
        "điểm d khoản 5 Điều 10",
    ),
    Criterion("đ", "Các cam kết, điều kiện tiên quyết", "điểm đ khoản 5 Điều 10"),
    Criterion(
        "e",
        "Tác động kinh tế, xã hội, an ninh, trật tự; việc sử dụng kết quả; tính bền vững, hiệu quả",
        "điểm e khoản 5 Điều 10",
    ),
)
