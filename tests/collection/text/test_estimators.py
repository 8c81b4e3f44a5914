"""The estimators keep scikit-learn's contract."""

import pickle
import warnings

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import SkipTestWarning
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import parametrize_with_checks

from reportnlp.collection.text import ReportVectorizer, SectionClassifier, TopicModel

EXPECTED = {
    "TopicModel": {
        "check_methods_subset_invariance": (
            "NMF stops when the whole batch has converged, so a row may differ in the sixth "
            "decimal with the rows it is transformed with"
        )
    }
}
TEXTS = [
    "发展党员12名，开展主题党日活动，整顿软弱涣散党组织。",
    "党员干部带头开展主题党日，规范党组织生活。",
    "种植优质水稻3000亩，推广良种和机械插秧。",
    "推广优质水稻良种，机械插秧xx亩。",
]


with warnings.catch_warnings():
    # of an estimator that takes texts scikit-learn checks the interface only, and says so
    warnings.simplefilter("ignore", SkipTestWarning)
    contract = parametrize_with_checks(
        [ReportVectorizer(), TopicModel(n_topics=2), SectionClassifier()],
        expected_failed_checks=lambda estimator: EXPECTED.get(type(estimator).__name__, {}),
    )


@contract
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.SkipTestWarning")
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_scikit_learn_contract(estimator, check):
    check(estimator)


def test_masked_and_filled_figures_are_one_word():
    vectorizer = ReportVectorizer(atoms="fold", weighting="count")
    matrix = vectorizer.fit_transform(["投资3.5亿元。", "投资x.x亿元。", "投资 亿元。"]).toarray()
    names = list(vectorizer.get_feature_names_out())
    assert matrix[0].tolist() == matrix[1].tolist()
    assert matrix[0][names.index("〈数〉")] == 1


def test_figures_dates_and_names_can_be_dropped():
    vectorizer = ReportVectorizer().fit(["2021年6月，镇长王敏带队修路3公里，XX村通车。"])
    assert not {"2021年", "王敏", "3", "公里", "XX"} & set(vectorizer.get_feature_names_out())


def test_traditional_words_are_the_simplified_ones():
    matrix = ReportVectorizer().fit_transform(["環境整治", "环境整治"])
    assert abs(matrix[0] - matrix[1]).max() == 0


def test_ngrams_join_neighbours():
    vectorizer = ReportVectorizer(ngram_range=(2, 2)).fit(TEXTS[2:3])
    assert "优质 水稻" in vectorizer.get_feature_names_out()
    assert all(" " in name for name in vectorizer.get_feature_names_out())


def test_vectorizer_copies_and_pickles():
    vectorizer = ReportVectorizer(min_df=2)
    again = pickle.loads(pickle.dumps(vectorizer.fit(TEXTS)))
    assert (again.transform(TEXTS) != vectorizer.transform(TEXTS)).nnz == 0
    assert not hasattr(clone(vectorizer), "vocabulary_")


@pytest.mark.parametrize(
    ("estimator", "message"),
    [
        (ReportVectorizer(weighting="bm25"), "unknown weighting"),
        (ReportVectorizer(atoms="keep"), "unknown atoms"),
    ],
)
def test_wrong_options_are_named(estimator, message):
    with pytest.raises(ValueError, match=message):
        estimator.fit(TEXTS)


def test_a_number_is_no_text():
    with pytest.raises(TypeError, match="expected a text"):
        ReportVectorizer().fit([1, 2])


def test_classifier_learns_topics_from_texts():
    topics = ["party_building", "party_building", "industry", "industry"]
    model = SectionClassifier(min_df=1).fit(TEXTS, topics)
    assert model.predict(["组织党员开展主题党日。", "水稻良种。"]).tolist() == [
        "party_building",
        "industry",
    ]
    proba = model.predict_proba(["水稻良种。"])
    assert proba.sum() == pytest.approx(1)
    assert "水稻" in model.top_words()["industry"]
    assert "党员" in model.top_words(6)["party_building"]


def test_classifier_takes_a_matrix_but_then_knows_no_words():
    model = SectionClassifier().fit(np.eye(4), ["a", "a", "b", "b"])
    with pytest.raises(ValueError, match="knows no words"):
        model.top_words()


def test_classifier_errors_teach():
    with pytest.raises(ValueError, match="got one text"):
        SectionClassifier().fit("一段文字", ["a"])
    with pytest.raises(ValueError, match="4 texts but 1"):
        SectionClassifier().fit(TEXTS, ["a"])
    model = SectionClassifier(min_df=1).fit(TEXTS, ["a", "a", "b", "b"])
    with pytest.raises(ValueError, match="give texts"):
        model.predict(np.eye(4))


def test_topic_shares_sum_to_one_and_go_into_a_pipeline():
    pipeline = make_pipeline(ReportVectorizer(), TopicModel(n_topics=2))
    shares = pipeline.fit_transform(TEXTS)
    assert shares.sum(axis=1) == pytest.approx(np.ones(4))
    strongest = shares.argmax(axis=1)
    assert strongest[0] == strongest[1] != strongest[2] == strongest[3]
    assert pipeline.transform(["与此无关。"]).sum() == 0
    assert pipeline[-1].components_.sum(axis=1) == pytest.approx([1, 1])
    assert pipeline.get_feature_names_out().tolist() == ["topic1", "topic2"]
