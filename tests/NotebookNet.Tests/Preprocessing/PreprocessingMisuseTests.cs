namespace NotebookNet.Tests;

/// <summary>Mistakes with preprocessing, and what the library says.</summary>
public class PreprocessingMisuseTests
{
    private static readonly Tensor Table = new[,] { { 1.0, 10 }, { 2, 20 }, { 4, 10 } };
    private static readonly Tensor WithHole = new[,] { { 1.0, double.NaN }, { 2, double.NaN }, { 4, double.NaN } };

    private static readonly Misuse[] All =
    [
        Case<DataException>("no samples", () => RobustScaler.Fit(Tensor.Zeros(0, 2)), "RobustScaler.Fit needs at least one sample"),
        Case<DataException>("a hole", () => MinMaxScaler.Fit(WithHole), "MinMaxScaler.Fit needs finite numbers", "row 0, column 1", "SimpleImputer does"),
        Case<ShapeException>("a vector", () => StandardScaler.Fit(new float[] { 1, 2, 3 }), "(samples, features)", "got (3)", "Reshape(3, 1)"),
        Case<ShapeException>("pictures for PCA", () => PCA.Fit(Tensor.Ones(4, 2, 2)), "PCA takes rows of features", "(4, 2, 2)", "Reshape"),
        Case<ShapeException>("other features", () => PCA.Fit(Table, 1).Transform(Tensor.Ones(2, 3)), "learned 2 features", "got (2, 3)"),
        Case<ShapeException>("other components", () => PCA.Fit(Table, 1).InverseTransform(Table), "the way back takes (samples, 1)", "got (3, 2)"),
        Case<ShapeException>("a number", () => StandardScaler.Fit(Table).Transform(3f), "got ()"),
        Case<InvalidOperationException>("not fitted", () => new StandardScaler().Transform(Table), "StandardScaler.Fit(train)", "model.Preprocess"),
        Case<InvalidOperationException>("the mean of nothing", () => _ = new StandardScaler().Mean, "has not learned"),
        Case<InvalidOperationException>("components of nothing", () => _ = new PCA().Components, "has not learned"),
        Case<ArgumentOutOfRangeException>("an empty range", () => _ = new MinMaxScaler(1, 1), "low = 1 and high = 1"),
        Case<ArgumentOutOfRangeException>("an infinite range", () => _ = new MinMaxScaler(0, double.PositiveInfinity), "finite"),
        Case<ArgumentOutOfRangeException>("quantiles as shares the wrong way", () => _ = new RobustScaler(75, 25), "0 ≤ lower < upper ≤ 100"),
        Case<ArgumentOutOfRangeException>("quantiles beyond 100", () => _ = new RobustScaler(0, 101), "upper = 101"),
        Case<ArgumentOutOfRangeException>("no such strategy", () => _ = new SimpleImputer((ImputationStrategy)9), "Mean, Median, MostFrequent or Constant"),
        Case<ArgumentOutOfRangeException>("NaN to fill in", () => _ = new SimpleImputer(ImputationStrategy.Constant, double.NaN), "finite"),
        Case<DataException>("nothing but holes", () => SimpleImputer.Fit(WithHole), "no number at all in column 1", "no Mean", "ImputationStrategy.Constant"),
        Case<DataException>("an infinite number", () => SimpleImputer.Fit(new[,] { { 1, float.PositiveInfinity } }), "column 1 holds an infinite one"),
        Case<NotSupportedException>("an imputer backwards", () => SimpleImputer.Fit(Table).InverseTransform(Table), "cannot be undone"),
        Case<DataException>("an unknown category", () => OneHotEncoder.Fit(Table).Transform(new[,] { { 1.0, 11 } }),
            "no category 11 in column 1", "sample 0", "ignoreUnknown: true"),
        Case<ArgumentOutOfRangeException>("a column that is not there", () => OneHotEncoder.Fit(Table, [2]), "no column 2", "2 features"),
        Case<ArgumentOutOfRangeException>("a column twice", () => _ = new OneHotEncoder([1, 1]), "each comes once", "1, 1"),
        Case<DataException>("measurements as categories", () => OneHotEncoder.Fit(Tensor.RandomUniform([20_000, 1], seed: 1)), "different numbers", "columns: ["),
        Case<DataException>("a label nobody knows", () => LabelEncoder.Fit(["a", "b"]).Transform(["a", "c"]), "Label 1, 'c'", "a, b"),
        Case<DataException>("a label that is missing", () => LabelEncoder.Fit(["a", null!]), "sample 1 is missing"),
        Case<DataException>("no labels", () => LabelEncoder.Fit([]), "at least one label"),
        Case<DataException>("a number of no class", () => LabelEncoder.Fit(["a", "b"]).InverseTransform([2]), "no class 2", "from 0 to 1"),
        Case<ArgumentOutOfRangeException>("degree 0", () => _ = new PolynomialFeatures(0), "from 1 to 20, got 0"),
        Case<DataException>("too many products", () => PolynomialFeatures.Fit(Tensor.Ones(2, 784), degree: 3), "784 features of degree 3", "100000"),
        Case<ArgumentOutOfRangeException>("no components", () => _ = new PCA(0), "at least one component", "ForVariance"),
        Case<ArgumentOutOfRangeException>("all of the variance", () => PCA.ForVariance(1), "between 0 and 1"),
        Case<DataException>("one sample", () => PCA.Fit(Tensor.Ones(1, 3)), "at least two samples"),
        Case<DataException>("more components than features", () => PCA.Fit(Table, 3), "3 samples of 2 features have at most 2", "3 were asked for"),
        Case<ArgumentException>("no steps", () => _ = new Pipeline(), "1 to 100 steps"),
        Case<ArgumentException>("half fitted", () => _ = new Pipeline(StandardScaler.Fit(Table), new PCA()),
            "StandardScaler (fitted), PCA (not fitted)", "unfitted"),
        Case<ArgumentException>("a step that is null", () => _ = new Pipeline(new PCA(), null!), "none of them null"),
        Case<DataException>("several inputs", () => StandardScaler.Fit(new Dataset([Table, Table], [Tensor.Zeros(3)])), "one input", "has 2"),
    ];

    public static TheoryData<string> Names => [.. All.Select(misuse => misuse.Name)];

    public static TheoryData<string, string> BrokenTexts => new()
    {
        { "", "no pipeline written as JSON" },
        { "{", "no pipeline written as JSON" },
        { "3", "$ must be an object" },
        { "{}", "$ has no 'step'" },
        { """{"step":7}""", "$.step must be a text" },
        { """{"step":"System.IO.File"}""", "$.step must be one of StandardScaler" },
        { """{"step":"StandardScaler","fitted":false}""", "$.step must be Pipeline" },
        { """{"step":"Pipeline"}""", "$ has no 'steps'" },
        { """{"step":"Pipeline","steps":[{"step":"StandardScaler"}]}""", "$.steps[0] has no 'fitted'" },
        { """{"step":"Pipeline","steps":[{"step":"StandardScaler","fitted":true}]}""", "$.steps[0] has no 'center'" },
        { """{"step":"Pipeline","fitted":true,"steps":[]}""", "1 to 100 steps" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"StandardScaler","fitted":false},{"step":"StandardScaler","fitted":true,"center":[1],"spread":[1]}]}""", "all fitted or none" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"StandardScaler","fitted":true,"center":[1,2],"spread":[1]}]}""", "$.steps[0].spread must be an array of 2 numbers" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"StandardScaler","fitted":true,"center":[1],"spread":[0]}]}""", "a number that is not 0" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"StandardScaler","fitted":true,"center":["1"],"spread":[1]}]}""", "finite numbers" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"StandardScaler","fitted":true,"center":[1e999],"spread":[1]}]}""", "finite numbers" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"StandardScaler","fitted":true,"center":[1],"spread":[1],"featureNames":["a","b"]}]}""", "an array of 1 texts" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"MinMaxScaler","fitted":true,"low":2,"high":1,"center":[1],"spread":[1]}]}""", "low must be below high" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"SimpleImputer","fitted":true,"strategy":"Guess","constant":0}]}""", "one of Mean, Median" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"PolynomialFeatures","fitted":true,"degree":20,"interactionOnly":false,"includeBias":true,"features":1000}]}""", "more than 100000" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"PolynomialFeatures","fitted":false,"degree":2.5,"interactionOnly":false,"includeBias":true}]}""", "a whole number" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"PCA","fitted":true,"whiten":false,"mean":[1],"components":[],"variances":[],"totalVariance":0}]}""", "at least one row" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"PCA","fitted":true,"whiten":false,"mean":[1],"components":[[1,2]],"variances":[1],"totalVariance":1}]}""", "array of 1 numbers" },
        { """{"step":"Pipeline","fitted":true,"steps":[{"step":"OneHotEncoder","fitted":true,"ignoreUnknown":true,"categories":[[2,1]]}]}""", "ascending order" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_told_with_its_cure(string name)
    {
        var misuse = All.Single(candidate => candidate.Name == name);
        var message = misuse.Message();
        Assert.All(misuse.Fragments, fragment => Assert.Contains(fragment, message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(BrokenTexts))]
    public void A_text_that_is_no_written_pipeline_is_told_by_its_place(string json, string fragment) =>
        Assert.Contains(fragment, Assert.Throws<DataException>(() => Pipeline.FromJson(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Preprocessing_of_a_model_with_several_inputs_is_refused()
    {
        var model = Model.Concatenate(Model.Input(1), Model.Input(2)).Dense(1);
        Assert.Contains("one input; this one has 2", Assert.Throws<ArgumentException>(() => model.Preprocess(new StandardScaler())).Message, StringComparison.Ordinal);
    }

    private static Misuse Case<TException>(string name, Action action, params string[] fragments)
        where TException : Exception => new(name, typeof(TException), action, fragments);
}
