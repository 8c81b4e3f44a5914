"""One case for every class of error that was read off unseen reports and mended."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.extract.figures.masks import Context
from reportnlp.extract.figures.ranges import read_range
from reportnlp.model.items import Figure
from reportnlp.text.view import TextView


def _figures(text: str) -> tuple[Figure, ...]:
    view = TextView(text)
    return extract_figures(view, extract_placeholders(view))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全年计划生育率91%。", ["计划生育率"]),
        ("工业增加值增速达9%，比上年加快2个百分点。", ["工业增加值增速"] * 2),
        ("蔬菜产值2亿元。乡镇债务率偏高，达61%。", ["蔬菜产值", "乡镇债务率"]),
        ("外贸进出口总额扭降为升，增幅4%。", ["外贸进出口总额"]),
        ("水产产值3亿元，同比增收5%。", ["水产产值", "水产产值"]),
        ("发放棉被40床、衣被6件。", ["发放棉被", "衣被"]),
        ("村民周小麦的6亩老茶园丰收，村民李稻靠8亩蓝莓致富。", ["老茶园", "蓝莓"]),
        ("应到代表30名，实到29名。", ["应到代表", "实到"]),
        ("报销比例提高5个百分点。", ["报销比例"]),
        ("淘汰落后产能60万吨。", ["淘汰落后产能"]),
        ("城乡居民人均可支配收入分别达到3万元和1万元。", ["城乡居民人均可支配收入"] * 2),
        ("帮助4户企业争取各类专项资金215万元。", ["企业争取各类专项资金", "专项资金"]),
        ("财政收入5亿元，虽同比下降2%，降幅收窄1个百分点。", ["财政收入"] * 3),
        ("财政收入5亿元，与上年同期的6亿元相比下降2%。", ["财政收入"] * 3),
        ("解决40户村民吃水问题。", ["吃水"]),
        ("对某某公司东城分公司罚款3万元，对XX公司罚款x万元。", ["罚款"] * 2),
        ("村均收入最高的80万元，最低的只有3万元。", ["村均收入"] * 2),
        ("通报3个村、9人。", ["村", "通报"]),
        ("与河口、青石等地12家用工单位签约。", ["用工单位"]),
        ("产煤30万吨，完成保供任务20万吨。", ["产煤", "保供任务"]),
        ("茶叶等4条产业链产值突破60亿元。", ["产业链", "产业链产值"]),
        ("引进落户90亩中药材种植基地。", ["中药材种植基地"]),
        ("省财政拨出5亿元专项资金。", ["专项资金"]),
        ("建成2个百万千瓦级新能源基地。", ["新能源基地"]),
        ("研究与试验发展经费突破百亿元，增长7%。", ["研究与试验发展经费"]),
        ("引进年产3万吨的粮食加工企业1家。", ["粮食加工企业"] * 2),
        ("发放低保金8万元，同比增支1万元。", ["发放低保金"] * 2),
        ("修路9公里，其中xx村3公里、青石村6公里。", ["修路"] * 3),
        ("粮食总产量577万斤，折合2885吨。", ["粮食总产量"] * 2),
        ("花椒挂果500亩；核桃受倒春寒影响，减产近三成。", ["花椒挂果", "核桃"]),
        ("新建厂房1座，占地30亩。", ["新建厂房", "占地"]),
        ("初中9所，首批设备136台套进场安装。", ["初中", "设备"]),
        (
            "减免租金3万元，发放纾困贷款1亿元，户均2万元。",
            ["减免租金", "发放纾困贷款", "发放纾困贷款"],
        ),
        ("网上零售额3亿元，逆势增长7%。", ["网上零售额"] * 2),
        ("茶园总面积3万亩，较2015年的0.6万亩扩大了4倍。", ["茶园总面积"] * 3),
        ("水果总产量3万吨，比2019年、2020年分别增加2吨和1吨。", ["水果总产量"] * 3),
        ("低保从年初的30户50人调整为38户70人。", ["低保"] * 4),
        ("将原有20个网格划分为6个。", ["网格"] * 2),
        ("超限超载6件、非法营运4件、其他3件。", ["超限超载", "非法营运", "其他"]),
        ("受理诉求20件，日均3件。", ["受理诉求"] * 2),
        ("带着30名干部民兵守堤。", ["干部民兵"]),
        ("每月召开“例会”，研判户籍动向，年内系统内完成增加5人，减少6人。", ["研判户籍动向"] * 2),
        ("贡献了八成以上的产值。", ["产值"]),
        ("储草棚、暖棚分别新建xx座和x万平方米。", ["储草棚", "暖棚"]),
        ("罚款16万元，单笔最高3万元、最低500元。", ["罚款"] * 3),
        ("新签约项目40个，其中投资10亿元以上的不少于2个。", ["新签约项目", "投资", "新签约项目"]),
        ("给考上大学的20名牧民子女每人奖励3000元。", ["牧民子女", "牧民子女每人奖励"]),
        ("由降转升并实现3%的增长。", [""]),
        ("农民人均收入9000元，增速快于全县农民2个百分点。", ["农民人均收入"] * 2),
    ],
)
def test_name(text: str, names: list[str]) -> None:
    assert [figure.name for figure in _figures(text)] == names


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("茶叶产量比上年扩种30亩，较前三季度提速2个百分点。", [True, True]),
        ("出口同比下滑4%，税收比去年超收50万元，负担再减6元。", [True, True, True]),
        ("猪肉比头年多卖3吨，婴儿比上年少生8人，流失率比上年高出3个百分点。", [True] * 3),
        ("财政收入80万元，同比增收9万元；资金比上年下达6万元。", [False, False, False]),
        ("平均住院日7天，比上年缩短0.5天。", [False, True]),
        ("收入和税收、产值分别增长8%、1.3倍和9%。", [True, True, True]),
        ("工业增加值增长7%，力争8%。", [True, True]),
        ("税收占比82%，提高2个百分点，三分之一的村达标。", [False, True, False]),
        ("净增科技型企业13户，压减培训机构x家，压减到5家。", [True, True, False]),
        ("煤气用量同比少用30吨，租金比改造前多收2万元。", [True, True]),
        ("接待费压下来30%，会议费砍掉三成，办证时间缩短3天。", [True, True, True]),
        ("比上年多修水渠3公里，用肥比计划少用2吨。", [False, False]),
        ("工业用电同比多用3万度，牧草比上年每亩多收9斤。", [True, True]),
        ("农民收入增速高于全县农民收入增速2个百分点。", [False]),
        ("收入反倒多了9万元。", [True]),
        ("虾价跌幅超过四成。", [True]),
        ("事故和死亡分别比上年减少2起和1人。", [True, True]),
        ("产值、税收分别增长6%和-2%。", [True, True]),
        ("总产90吨，比历史最高的一九九八年还多3吨。", [False, True]),
        ("人口自增率为6‰，自然增长率为5‰。", [False, False]),
    ],
)
def test_change(text: str, changes: list[bool]) -> None:
    assert [figure.change for figure in _figures(text)] == changes


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("完成了目标任务。(一)经济明显增强。实现产值5亿元。", [False]),
        ("主要目标是:财政收入力争达到5万元;劳务输出6人。", [True, True]),
        ("产值由2018年的5亿元增加到2020年的6亿元，增长20%。", [False, False, False]),
        ("一、主要指标\n修路5公里。\n二、重点工作推进情况\n修桥6座。\n", [False, False]),
        ("一、回顾\n修路5公里。\n\n2021年工作安排\n——守护绿水。造林6亩。\n", [False, True]),
        (
            "三、明年工作计划\n（一）产业。种茶5亩。\n三、改善环境。植树6棵。\n四、问题\n欠账7处。\n",
            [True, True, False],
        ),
        (
            "一、问题和明年打算\n欠账5万元。一九九九年，我们的打算是：\n一要增收。产粮6吨。\n",
            [False, True],
        ),
        ("按照“八七扶贫攻坚计划”解决了5人的温饱。", [False]),
        ("税收超计划一成完成，增速比预期目标低2个百分点。", [False, False]),
        ("营养改善计划惠及学生5人。全年计划新建桥梁6座。", [False, True]),
        ("退耕任务20亩，实际落实22亩；完成退耕任务30亩。", [True, False, False]),
        ("新增岗位20个（全年任务30个）。", [False, True]),
        ("今后要常回头看，满意率要保持在95%以上；经费再压缩一成。", [True, True]),
        ("要把物价涨幅控制在3%以内。", [True]),
        ("托育点步行可达，收费为市场价的三分之一。", [False]),
        ("年度计划投资6亿元，前三季度实际完成5亿元；规划用地147亩。", [True, False, False]),
        ("二、问题和打算\n欠账5万元。四季度重点做好以下工作：\n签约项目6个。\n", [False, True]),
        ("预计年新增税收5万元，死亡人数控制指标为1人。", [True, True]),
        ("固定资产投资9千万元，占全年目标2亿元的46%。", [False, True, False]),
        ("产值3亿元，完成年度任务（4亿元）的75%。", [False, True, False]),
        ("3、问题\n欠账5万元。\n4、下步打算\n新建厂房6座。\n", [False, True]),
        ("第二，找准差距\n欠账5万元。\n第三，下半年要加油干\n新栽果树6亩。\n", [False, True]),
        ("四、问题和打算\n欠账5万元。二〇〇五年的奋斗目标：产值6万元。\n", [False, True]),
        ("2.工作任务有序推进\n修路5公里。\n", [False]),
        ("三、差距和明年的想法\n产业单一，欠账20万元。明年，税收要到30万元。", [False, True]),
    ],
)
def test_target(text: str, targets: list[bool]) -> None:
    assert [figure.target for figure in _figures(text)] == targets


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("路面厚20公分，绿地3万㎡。", ["公分", "万㎡"]),
        ("高考二本以上上线6人。", ["人"]),
        ("年终总结（精选3篇）", []),
        ("亩产是玉米的x倍多。", ["倍"]),
    ],
)
def test_unit(text: str, units: list[str]) -> None:
    assert [figure.unit for figure in _figures(text)] == units


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("筹资 万元，参合率 %，救助 户人，栽树 万余株。", ["万元", "%", "户", "人", "万余株"]),
        (
            "投资万元,产值亿元,税收万元,入驻企业家,个体工商户户。",
            ["万元", "亿元", "万元", "家", "户"],
        ),
        ("投资万元,产值亿元,每月驻村不少于天。", ["万元", "亿元", "天"]),
        ("投资万元,产值亿元,坚持以人为本,放在首位。", ["万元", "亿元"]),
        ("投资万元,产值亿元,税收 万元,减幅主要受价格影响。", ["万元", "亿元", "万元"]),
        ("青 石 回 族 乡 人 民 政 府", []),
        (
            "现有人员 名，与 家企业签约，栽树 株。二、所做工作。事故率为人，安装报警器个。",
            ["名", "家", "株", "人", "个"],
        ),
        ("投资万元,产值亿元,税收万元,病房睡满了人,逢场天也安静。", ["万元", "亿元", "万元"]),
    ],
)
def test_gap(text: str, gaps: list[str]) -> None:
    found = extract_placeholders(TextView(text))
    assert [mask.text for mask in found if mask.kind == "gap"] == gaps


def test_blank_brackets_after_a_stop_are_masks_before_a_unit() -> None:
    found = extract_placeholders(TextView("深化改革，（）个乡镇达标，参保率（）%（见附件）。"))
    assert [(mask.start, mask.text, mask.kind) for mask in found] == [
        (5, "（）", "figure"),
        (16, "（）", "figure"),
    ]


def test_a_sign_between_two_words_in_quotes_is_no_mask() -> None:
    assert extract_placeholders(TextView("开展“数据×治理”试点。")) == ()


def test_half_of_a_replaced_word_is_a_word() -> None:
    (mask,) = extract_placeholders(TextView("对园区实x区镇共建。"))
    assert (mask.start, mask.kind) == (4, "word")


def test_a_number_and_its_unit_on_two_lines_of_a_wrapped_text() -> None:
    line = "村村路路水水电电田田林林山山河河湖湖渠渠桥桥坝坝"
    text = "\n".join([line] * 9 + ["发放春夏秋冬各类各项救助补贴资金三四类共计31万", "元"])
    figure = _figures(text)[-1]
    assert (figure.unit, figure.value) == ("万元", 31)
    assert text[figure.start : figure.end] == "31万\n元"


def test_a_numeral_on_two_lines_of_a_wrapped_text() -> None:
    line = "村村路路水水电电田田林林山山河河湖湖渠渠桥桥坝坝"
    text = "\n".join([line] * 9 + ["发放春夏秋冬各类各项救助补贴资金共计六百", "五十四万元。"])
    figure = _figures(text)[-1]
    assert (figure.value, figure.unit, figure.text) == (654, "万元", "六百\n五十四万元")
    text = "\n".join([line] * 9 + ["发放春夏秋冬各类各项救助补贴资金共计一万两千多", "元。"])
    figure = _figures(text)[-1]
    assert (figure.value, figure.unit, figure.approx) == (12000, "元", True)


def test_a_column_of_falls() -> None:
    text = "灌溉用水量　　亿立方米　　1.27　　-3.6%\n发电量　　亿千瓦时　　2.5　　4%\n"
    found = [(f.text, f.value, f.unit) for f in _figures(text)]
    assert found[:2] == [("1.27", Decimal("1.27"), "亿立方米"), ("-3.6%", Decimal("-3.6"), "%")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("全面从严治×不断深入，群众识x的本领增强。", ["word", "word"]),
        ("转运X等X名返乡人员，有*家电子厂减产。", ["name", "figure", "figure"]),
        ("停车场长XX米*宽XX米。", ["figure", "figure"]),
        ("只完成x.6亿元【上年xx.x】，受“x·xx”特大洪灾影响。", ["figure", "figure", "date"]),
        ("以***理论为指导。", ["word"]),
        ("“□同意□不同意”两栏。\n　　* 文中数据为快报数。", []),
        ("出生人口性别比xxx.x；", ["figure"]),
        ("县委副书记**多次到村，召开例会**多次。", ["name", "figure"]),
    ],
)
def test_kind_of_mask(text: str, kinds: list[str]) -> None:
    assert [mask.kind for mask in extract_placeholders(TextView(text))] == kinds


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("建档立卡1,537户5 862人，3 200余名群众受益。", ["1,537户", "5 862人", "3 200余名"]),
        ("1 672人参加。\n合计 1 800 2 300", ["672人"]),
        ("产值12 . 84亿元，增长4 . 1%，入户9 4 . 8%。", ["12 . 84亿元", "4 . 1%", "9 4 . 8%"]),
        (
            "气代煤3 1 1 1 户，兑付1 152 . 6 万元，救助3 6户。",
            ["3 1 1 1 户", "1 152 . 6 万元", "3 6户"],
        ),
        ("PM 2 . 5平均浓度下降2 . 5%。", ["2 . 5%"]),
        ("实行7*24小时值班，投入**万元，图书馆**分馆开放。", ["**万元"]),
        ("办理时长由5.2天压缩到x.x个工作日，培训5天。", ["5.2天", "x.x个工作日"]),
        ("城乡居民收入比由2.31:1缩小到1.94:1。", ["2.31:1", "1.94:1"]),
        ("城乡居民收入比由1.97缩小到1.92，系统版本为1.2。", ["1.97", "1.92"]),
        ("拉动消费x千多万元，产值3千多万元。", ["x千多万元", "3千多万元"]),
        ("首次突破1900人大关，给予党纪处分两人。", ["1900人", "两人"]),
        ("办好十件民生实事，实现三个提升，办结十件案件。", ["十件"]),
        ("会议8:30到9:30召开。", []),
        ("修机耕道七里半，筑堤八百丈；离十里铺、三丈岩不远。", ["七里半", "八百丈"]),
        ("领到证书的五十六对。全镇分成六组。", ["五十六对"]),
        ("添置病床84台（套），检查12家(次)。", ["84台（套）", "12家(次)"]),
        ("发病率降至18.3/10万，死亡率9/10万以下。", ["18.3/10万", "9/10万"]),
        ("平均住院日7.1天，比上年缩短0.6天；历时3天。", ["7.1天", "0.6天"]),
        ("同比增长-3.6%，增速为-x.x%，工业（-2%）。", ["-3.6%", "-x.x%", "-2%"]),
        ("参训3-5人，5个-8个村，1-3月投资3万元。", ["3-5人", "5个-8个", "3万元"]),
        ("提高一个百分点。", ["一个百分点"]),
        ("前后花了六十七万，局里出了四十万；挂一漏万，千千万万。", ["六十七万", "四十万"]),
        ("投资不低于1个亿，培育2个亿元村。", ["1个亿", "2个"]),
        ("路面宽三米五，一斤卖两块三。", ["三米五", "两块三"]),
        ("开会十四回，是两回事。迁坟xx冢。", ["十四回", "xx冢"]),
        ("装机五百万千瓦，建成千万千瓦级基地。", ["五百万千瓦"]),
        ("正月十五三百人看灯，八月十五头一天通水。", []),
        ("红十字、红一军的老区，分红四万多元。", ["四万多元"]),
        ("再一个，要打好四场硬仗；新收了两个年轻党员。", ["两个"]),
        (
            "用电量12万千瓦时（去年同期980），投资x万元【上年xx】。",
            ["12万千瓦时", "980", "x万元", "xx"],
        ),
        ("营业收入1 2,740万元。", ["1 2,740万元"]),
        ("施划车位3○○余个。", ["3○○余个"]),
        ("处分一人。不落一人，就业一人、脱贫一户。", ["一人"]),
        ("播放1080P视频。智能算力规模900P。", ["900P"]),
        ("楼面价39元/㎡。", ["39元/㎡"]),
        (
            "发展党员【XX】名，项目（x）个，总投资〔XX〕亿元，某村（XX）。",
            ["【XX】名", "（x）个", "〔XX〕亿元"],
        ),
        (
            "三次产业比为22.6∶34.1∶43.3；收入比由2.3∶1缩小为2.2∶1。",
            ["22.6∶34.1∶43.3", "2.3∶1", "2.2∶1"],
        ),
        ("电价由一元二角降到九角二分；长三角、八角庙、一元镇。", ["一元二角", "九角二分"]),
        (
            "投资某万元，增长某%，受益某余户，流转某亩，加装电梯某台。",
            ["某万元", "某%", "某余户", "某亩", "某台"],
        ),
        ("走访某户村民，某镇某村某人，某百货，某元旦，某亩产，某方面，某处。", []),
        ("低保标准720元/人·月，志愿服务x万人·天。", ["720元/人·月", "x万人·天"]),
        ("容积率1.6，绿地率15%，参加率数3。", ["1.6", "15%"]),
        ("小学师生比为1:18.6，初中为1:13.2。", ["1:18.6", "1:13.2"]),
        (
            "鸡蛋卖一块二，管网6.3㎞，浓度38μg/m³，投资【　】万元。",
            ["一块二", "6.3㎞", "38μg/m³", "【　】万元"],
        ),
        ("增速（+3.9%），实行10+X模式。", ["3.9%"]),
        (
            "小额信贷1 ,095万元，农田12, 000亩；发放12， 300户受益。",
            ["1 ,095万元", "12, 000亩", "300户"],
        ),
        ("闸孔xx6×4米，池12×3×2米，板6*x米。", ["xx6", "4米", "12", "3", "2米", "6*x米"]),
        ("占任务的百分之一百五百万。", []),
        ("死亡控制指标为1人，实际0；拆除防盗窗67扇。", ["1人", "0", "67扇"]),
        ("守好两条底线，修好两条水渠。", ["两条"]),
        ("果品加工产值与农业产值之比达到2.41。", ["2.41"]),
        ("主讲党课×讲，直播3讲，深入开展三讲、三提活动。", ["×讲", "3讲"]),
    ],
)
def test_surface(text: str, figures: list[str]) -> None:
    found = _figures(text)
    assert [figure.text for figure in found] == figures
    assert all(text[figure.start : figure.end] == figure.text for figure in found)


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("带动xx余万群众增收，30余万群众受益，惠及x万余群众。", [True, True, True]),
        ("受益群众xx多万，其中xx万。", [True, False]),
        ("小区约占三分之二，农户约占总数的四成。", [True, True]),
        ("小区占三分之二，完成任务的80%。", [False, False]),
    ],
)
def test_approximation(text: str, approx: list[bool]) -> None:
    assert [figure.approx for figure in _figures(text)] == approx


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("脱贫5 862人，参与率9 4 . 8%。", [("5862", None), ("94.8", None)]),
        ("打工的有二百三四十人。", [("230", "240")]),
        ("营业收入1 2,740万元。", [("12740", None)]),
        (
            "小额信贷1 ,095万元，农田12, 000亩，余额２１，３ ５０万元。",
            [("1095", None), ("12000", None), ("21350", None)],
        ),
        ("路面宽三米五，投资2.5个亿。", [("3.5", None), ("2.5", None)]),
        (
            "一元二角，九角二分，3元5角，降到五角。",
            [("1.2", None), ("9.2", None), ("3.5", None), ("5", None)],
        ),
        ("产值、税收分别增长6%、15.8%和-2.3%。", [("6", None), ("15.8", None), ("-2.3", None)]),
        ("还有二十三四万元。", [("23", "24")]),
        ("每村三五户。", [("3", "5")]),
        ("修路七里半，买肉三斤半。", [("7.5", None), ("3.5", None)]),
        ("总支出五点四亿元，人口十二点五万人。", [("5.4", None), ("12.5", None)]),
        ("财政收入同比增长-3.6%，工业投资(-1.5%)。", [("-3.6", None), ("-1.5", None)]),
    ],
)
def test_value(text: str, values: list[tuple[str, str | None]]) -> None:
    assert [(f.value and str(f.value), f.high and str(f.high)) for f in _figures(text)] == values


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("年底前入户率达到90%，争取把步道延长3公里。", [True, True]),
        ("去年底前建成厂房3栋，争取到资金40万元。", [False, False]),
    ],
)
def test_aim(text: str, targets: list[bool]) -> None:
    assert [figure.target for figure in _figures(text)] == targets


def test_the_change_of_a_year_ago() -> None:
    found = _figures("产值8亿元，同比增长6%【去年同期增长4%】，去年同期为7亿元。")
    assert [figure.previous for figure in found] == [False, False, True, True]


class Sliced(str):
    """A text that counts what is cut out of it."""

    copied = 0

    def __getitem__(self, key):
        part = super().__getitem__(key)
        Sliced.copied += len(part)
        return part


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("户" * 5000 + "3-5人" + "户" * 5000, lambda text: read_range(text, 5000, 5001)),
        (
            "户" * 5000 + "“x”乙" + "户" * 5000,
            lambda text: Context(text).kind(5001, 5002, "x", "digits"),
        ),
    ],
)
def test_one_figure_copies_no_long_text(text, read) -> None:
    """Copying all that stands before or behind each made the work grow with its square."""
    Sliced.copied = 0
    assert read(Sliced(text)) is not None
    assert Sliced.copied < 200
