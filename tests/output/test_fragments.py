"""What a notebook shows of a report, a score and a finding."""

import reportnlp

TEXT = "松林镇2021年工作总结\n一、民生福祉\n发放补助资金xxx万元。\n"


def test_a_score_names_every_section_with_its_points():
    score = reportnlp.analyze(TEXT).score
    page = score._repr_html_()
    assert f"<b>{score.total}</b>" in page
    for part in score.sections:
        assert f"{part.title}</td><td>{part.earned}/{part.weight}" in page


def test_a_finding_says_what_where_and_how_much():
    findings = reportnlp.analyze(TEXT).findings
    finding = next(f for f in findings if f.points and f.level == "error")
    page = finding._repr_html_()
    assert f"必须改 {finding.rule}" in page
    assert f"第{finding.start}—{finding.end}字，扣 {finding.points} 分" in page
