"""Build the word lists behind the person-name model from jieba's dictionary.

Run ``python scripts/build_name_lexicons.py``; it rewrites ``given_names.tsv`` and
``common_words.tsv`` in ``reportnlp/lexicons``.  The dictionary is jieba's ``dict.txt``
(MIT licence, see NOTICE); surnames and the frequent given-name characters are compiled
for this project.
"""

from __future__ import annotations

import collections
import math
from pathlib import Path

from reportnlp.text.fold import fold

LEXICONS = Path(__file__).resolve().parent.parent / "reportnlp" / "lexicons"
JIEBA = (
    "jieba 0.42.1 dict.txt (MIT, https://github.com/fxsjy/jieba), by scripts/build_name_lexicons.py"
)

MIN_WORD = 150  # a two-character word rarer than this does not compete with a name
MIN_LONG = 400
MIN_SINGLE = 200
FLOOR = 1 / 4000  # any character may stand in a given name

# Characters frequent in given names of the last eighty years, most frequent first.
FREQUENT = (
    "明国文华建志平海玉晓小春军红林丽秀英永东荣金云德兰生芳梅霞伟杰龙成光桂强凤清山祥新福飞波江"
    "敏刚辉涛艳静娟勇娜燕峰宏俊超洪立亮磊家振世庆忠正学洋鹏宝安天友贵珍斌萍根雪琴莲长良玲兴少"
    "慧美义瑞宇武松香兵民顺元庭胜爱子雨培鑫祖维仁泽森喜富高中佳旭昌鸣思卫利达来水有启廷青盛"
    "万广才佩全朝翠月士大景淑发保吉阳守素诗浩淼梦晨琳颖婷彬怡凯阿素冬秋夏凡楠欣怀继克连开彦"
    "书启嘉欢先河芬菊花莉晶洁耀贤坤奇益仲远道礼孝恩惠康健乐诚信树柏松竹柱栋材铭钢铁锋钧银锁"
    "田石岩泉湖川州城邦邵承绍传善继延寿延年增财旺丰满仓粮米谷禾苗圣贞洲潮润泽滨湘沪泓渊浦深"
    "雄彪虎豹狮麟骏驰腾翔鹤鸿鹰雁凌云霄雷霖露霜晴岚岭峻岳崇巍峨嵘昆仑越超赶进跃前向党革命解放"
    "双三四五一二九千百亚伯叔季孟仲子卿君臣侠士兵将帅尧舜禹汤尚古今来往始终同心合力仁智勇毅刚"
    "柔婉娇媚妍妮娅婧媛嫣姝姗妹娣娥婵嫦绮绣锦缎纱罗缦纯素雅致淡远宁静谧馨芸芝芹苹茹荷莎菁菲萱"
    "蓉蓓蕾薇藤蔚茂蒙葵蒲萌莹珊珏玥玫玮环瑶瑾瑜璇璐琪琦琛琼瑛瑰璋佑佐仪伦俐信修倩健傲儒允元先"
    "克冠冰凝凯利剑励劲勋化北南西卓博厚原发可史叶合吉向启呈周和品哲唯善喆嘉固园圆土圣地坚基堂"
    "声处复多夫奎女好如妙存孙宁宗官定宜实宪宾密察寒封尔尚展屏岗川工巧己巴布希帆干年应庚廉弘归"
    "当彤彩影律徐微心忆念怡恒恬悦情惟意慈慕懿成戈才扬承抒拓振捷掌敬敦斐方施旋日旦旻昊昌昕星映"
    "昱显晋晏晖智景暄暖曙曦曼朋朗望木未本朴杉李杏村条来杨枝枫柯柳栩栋桐桥桦梁棋棠楚楷榕榜樱"
    "欧正步武殿毅民沁沂沙沛泊法泰洁洛津浪润涵淇淳渝温源滔漫澄澜灵灿炎炜炳炫烁烈烨焕焱然煜煌熙"
    "熹燎爽牧特献玄王珂珠理甜生用甫男画畅疆登白皓益盈相真睿知石砚硕磬磊祁祝祥禄秉科程积稳立竞"
    "章童端笑笛筠策箫米粤精紫红纪绪维综缘羽翎翊翰翼耕耘聪聿胤致航舒舟艺艾芃芊苇若苑英范茜茵荃"
    "荆菡蓝薪虹融衡表裕西见观言誉让议训诗诚语诺谊谋谦豪贝贝赋赞赫起跃路辰迅迎近述远迪逊逸遥邦"
    "重野量鉴钊钰钦铃铎铮锐镇镜长门闯闻阔阳陆陵陶雅雍雯震霁霆青靖韧韬韵顶顺颂领颜风食首香骁骅"
    "鲁鲲麒黎默鼎齐功绩勤劳业献魁嵩岱岷岸屹迈进步骥骐驹龄岁秩序弦弈弢恺恽悟慎懋攀攸敖晗晔晟晨暐"
    "望朔杭枢柘栎桢梓棣楷檀檬殷毓汐沐沛泱洵浚涓涵淦湉溢滢漾濡炅焜熠牧犁琬琰瑗璞瓊畴禧秣竣篱粲"
    "紘绎绪缤羿翀翊聆臻芾苓荔莘莳葳蔓蕊蕴衍袆裴觅谦谨豫贻赓赟轩辕迦迤逊遐酉钥钺铄铠锴镕闳阡阮隽"
    "霏霁鞠韶颀颐飏馥驭骞髦鹃黛龄拥军领旅团连排班田野原草叶根源流水火土金木风雷电光明亮火炬"
)


def rows() -> list[tuple[str, int, str]]:
    """Read jieba's dictionary."""
    import jieba

    with jieba.get_dict_file() as handle:
        lines = handle.read().decode("utf-8").splitlines()
    return [(word, int(count), tag) for word, count, tag in (line.split() for line in lines)]


def surnames() -> dict[str, int]:
    """Read the project's surname table."""
    lines = (LEXICONS / "surnames.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return {line.split("\t")[0]: int(line.split("\t")[1]) for line in lines}


def write(name: str, note: str, header: str, lines: list[str]) -> None:
    """Write one table with its provenance line."""
    text = f"# source: {note}\n{header}\n" + "\n".join(lines) + "\n"
    (LEXICONS / name).write_text(text, encoding="utf-8", newline="\n")


def given_names(dictionary: list[tuple[str, int, str]]) -> None:
    """Weight of a character in a given name: -10 ln P, for the inner and the last place."""
    common = {name for name, cost in surnames().items() if cost <= 55}
    inner: collections.Counter[str] = collections.Counter()
    last: collections.Counter[str] = collections.Counter()
    for word, _, tag in dictionary:
        if tag == "nr" and word[0] in common and len(word) == 3:
            inner[word[1]] += 1
            last[word[2]] += 1
    own: dict[str, float] = {}
    for place, char in enumerate(dict.fromkeys(FREQUENT)):
        own[char] = 1 / (place + 60)
    total = sum(own.values())

    def cost(char: str, counts: collections.Counter[str]) -> int:
        share = 0.5 * own.get(char, 0.0) / total
        share += 0.3 * counts[char] / counts.total() + 0.2 * FLOOR
        return round(-10 * math.log(share))

    lines = []
    for char in sorted({*own, *inner, *last}):
        pair = cost(char, inner), cost(char, last)
        if min(pair) < 92:
            lines.append(f"{char}\t{pair[0]}\t{pair[1]}")
    write("given_names.tsv", JIEBA, "char\tinner\tlast", lines)


def common_words(dictionary: list[tuple[str, int, str]]) -> None:
    """Ordinary words by first character, each with one digit of cost (-ln P, 0 is 5.5)."""
    total = sum(count for _, count, _ in dictionary)
    known = surnames()
    by_first: dict[str, list[str]] = collections.defaultdict(list)
    least = {1: MIN_SINGLE, 2: MIN_WORD, 3: MIN_LONG, 4: MIN_LONG}
    for word, count, tag in sorted(dictionary, key=lambda row: (-row[1], row[0])):
        if len(word) > 4 or count < least[len(word)] or not "\u4e00" <= word[0] <= "\u9fff":
            continue
        if fold(word) != word:
            continue
        if tag.startswith("nr") and len(word) > 1 and (len(word) > 2 or word[0] in known):
            continue
        digit = min(9, max(0, round(-math.log(count / total) - 5.5)))
        by_first[word[0]].append(f"{word[1:]}{digit}")
    lines = [f"{first}\t{''.join(by_first[first])}" for first in sorted(by_first)]
    write("common_words.tsv", JIEBA, "first\trest", lines)


def main() -> None:
    """Rewrite both tables."""
    dictionary = rows()
    given_names(dictionary)
    common_words(dictionary)


if __name__ == "__main__":
    main()
