"""Text of the time before Unicode: TCVN3 (ABC, fonts .Vn…) and VNI (fonts VNI-…), which hold Latin-1 letters.

In TCVN3 one letter stands for one Vietnamese letter; capitals with a tone exist only as small letters in a font whose
name ends in H. In VNI a vowel is followed by a second letter that is its marks. Nothing is decoded unasked: the
functions say what they would read, a person looks at it, then the import decodes.
"""

import re
import unicodedata
from enum import Enum
from itertools import product

from app.core.vietnamese.folding import GRAVE, HOOK, TILDE, TONES, nfc

ACUTE, DOT_BELOW = TONES[3], TONES[4]
_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"


class Encoding(Enum):
    """How old files wrote Vietnamese (bảng mã)."""

    TCVN3 = "TCVN3 (ABC, phông .Vn…)"
    VNI = "VNI (phông VNI-…)"


# The letters of TCVN 5712 VN3 as a program that knows only Latin-1 shows them. The soft hyphen is ư.
_TCVN3_LETTERS = (
    "àµ á¸ ả¶ ã· ạ¹ ă¨ ằ» ắ¾ ẳ¼ ẵ½ ặÆ â© ầÇ ấÊ ẩÈ ẫÉ ậË èÌ éÐ ẻÎ ẽÏ ẹÑ êª ềÒ ếÕ ểÓ ễÔ ệÖ ì× íÝ ỉØ ĩÜ ịÞ "
    "òß óã ỏá õâ ọä ô« ồå ốè ổæ ỗç ộé ơ¬ ờê ớí ởë ỡì ợî ùï úó ủñ ũò ụô ư\u00ad ừõ ứø ửö ữ÷ ựù ỳú ýý ỷû ỹü ỵþ đ® "
    "Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§"
)
_TCVN3 = {pair[1]: pair[0] for pair in _TCVN3_LETTERS.split(" ")}

# Such rhymes do not exist; they are what is left where a program dropped the soft hyphens: "Kh¬ng" for "Kh\xad¬ng".
_LOST_HORN = re.compile(r"(?<![ưƯ])(?=[ơờớởỡợƠ](?:ng|c(?!h)|u))", re.IGNORECASE)


def _vni_letters() -> dict[str, str]:
    """Every spelling of VNI, one letter or two, with the letter it stands for."""
    tones = {"": "", "ø": GRAVE, "ù": ACUTE, "û": HOOK, "õ": TILDE, "ï": DOT_BELOW}
    circumflexed = {"â": "", "à": GRAVE, "á": ACUTE, "å": HOOK, "ã": TILDE, "ä": DOT_BELOW}
    breved = {"ê": "", "è": GRAVE, "é": ACUTE, "ú": HOOK, "ü": TILDE, "ë": DOT_BELOW}
    found = {
        vowel + mark: nfc(vowel + tone) for vowel, (mark, tone) in product("aeou", tones.items()) if mark
    }
    found |= {"y" + mark: nfc("y" + tone) for mark, tone in tones.items() if mark and mark != "ï"}
    found |= {v + m: nfc(v + _CIRCUMFLEX + t) for v, (m, t) in product("aeo", circumflexed.items())}
    found |= {"a" + mark: nfc("a" + _BREVE + tone) for mark, tone in breved.items()}
    for shown, vowel in (("ô", "o"), ("ö", "u")):
        found |= {shown + mark: nfc(vowel + _HORN + tone) for mark, tone in tones.items()}
    found |= {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}
    capitals = {spelled.upper(): letter.upper() for spelled, letter in found.items()}
    mixed = {spelled[0].upper() + spelled[1:]: letter.upper() for spelled, letter in found.items()}
    return {**mixed, **capitals, **found}


_VNI = _vni_letters()
_VNI_SPELLING = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_FONTS = (
    (re.compile(r"\.vn", re.IGNORECASE), Encoding.TCVN3),
    (re.compile(r"vni[- ]", re.IGNORECASE), Encoding.VNI),
)
# Letters that neither encoding can hold: a text with one of them is Unicode already.
_OF_UNICODE_ALONE = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]"
)

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
_NUCLEUS = "(?:oa|oă|oe|uâ|uê|uơ|uya|uyê|uy|iê|yê|ia|ya|uô|ua|ươ|ưa|oo|[aăâeêioôơuưy])"
_CODA = "(?:ng|nh|ch|[ckmnpt]|[iouy])?"
_SYLLABLE = re.compile(_ONSET + _NUCLEUS + _CODA)
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7]")
_MARKED = re.compile(r"[^\x00-\x7f]")


def encoding_of_font(name: str) -> Encoding | None:
    """The encoding whose fonts are named so; None for a font of today."""
    return next((encoding for mark, encoding in _FONTS if mark.match(name)), None)


def decoded(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text in Unicode, in NFC; what is Unicode already stays. `capitals` is for a font that shows only those."""
    if _OF_UNICODE_ALONE.search(text):
        return text
    if encoding is Encoding.VNI:
        return nfc(_VNI_SPELLING.sub(lambda found: _VNI[found[0]], text))
    read = "".join(_TCVN3.get(letter, letter) for letter in text)
    read = _LOST_HORN.sub("ư", read)
    return nfc(read.upper() if capitals else read)


def shows_capitals(font: str) -> bool:
    """Whether a font of TCVN3 shows every letter as a capital: .VnTimeH."""
    return encoding_of_font(font) is Encoding.TCVN3 and font.rstrip().endswith("H")


def encoding_of_letters(text: str) -> Encoding | None:
    """The encoding in which a text reads as Vietnamese while as it stands it does not; None where it is Unicode.

    It reads as Vietnamese where every word with a mark is a syllable; one name from abroad is then no evidence.
    """
    if not _MARKED.search(text) or _OF_UNICODE_ALONE.search(text):
        return None
    if not _strangers(text):
        return None
    return next((encoding for encoding in Encoding if not _strangers(decoded(text, encoding))), None)


def _strangers(text: str) -> int:
    """How many words with a mark are no syllables of Vietnamese, signs among their letters included."""
    signs = len(_SIGN.findall(text))
    return signs + sum(not _is_syllable(word) for word in _WORD.findall(text) if _MARKED.search(word))


def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = [letter for letter in letters if letter in TONES]
    toneless = nfc("".join(letter for letter in letters if letter not in TONES))
    return len(tones) <= 1 and _SYLLABLE.fullmatch(toneless) is not None
