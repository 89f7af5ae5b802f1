namespace NotebookNet.Tests;

/// <summary>What each step of preprocessing promises beyond its numbers.</summary>
public class PreprocessorTests
{
    private static readonly Tensor Table = new[,] { { 1.0, 10 }, { 2, 20 }, { 4, 10 }, { 8, 20 } };

    public static TheoryData<string> Kinds => [.. Steps.Keys];

    /// <summary>Each kind with options that are not the usual ones.</summary>
    internal static Dictionary<string, Preprocessor> Steps { get; } = new()
    {
        ["standard"] = new StandardScaler(),
        ["min-max"] = new MinMaxScaler(-1, 3.25),
        ["robust"] = new RobustScaler(12.5, 87.5),
        ["imputer"] = new SimpleImputer(ImputationStrategy.Constant, 0.1),
        ["one-hot"] = new OneHotEncoder([1], ignoreUnknown: true),
        ["polynomial"] = new PolynomialFeatures(3, interactionOnly: true, includeBias: false),
        ["pca"] = new PCA(1, whiten: true),
        ["pca for a variance"] = PCA.ForVariance(0.9),
        ["pipeline"] = new Pipeline(new StandardScaler(), new Pipeline(new PolynomialFeatures(), new PCA(2))),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_learns_without_changing_and_says_when_it_has_not(string kind)
    {
        var step = Steps[kind];
        var fitted = step.FitTo(Dataset.OfFeatures(Table));
        Assert.False(step.IsFitted);
        Assert.True(fitted.IsFitted);
        Assert.False(fitted.Unfitted().IsFitted);
        Assert.Contains("not fitted", step.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("not fitted", fitted.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(step.ToHtml());
        Assert.NotEmpty(fitted.ToHtml());
        Assert.Contains("has not learned", Assert.Throws<InvalidOperationException>(() => step.Transform(Table)).Message, StringComparison.Ordinal);
        Assert.Equal(fitted.Transform(Table).ToArray(), fitted.Unfitted().FitTo(Dataset.OfFeatures(Table)).Transform(Table).ToArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_written_and_read_gives_the_same_bits(string kind)
    {
        foreach (var step in new[] { Steps[kind], Steps[kind].FitTo(new Dataset(Table * 0.1, Tensor.Zeros(4), ["a \"quoted\" name", "ß & <b>"])) })
        {
            var json = new Pipeline(step).ToJson();
            var again = Pipeline.FromJson(json);
            Assert.Equal(step.IsFitted, again.IsFitted);
            Assert.Equal(json, again.ToJson());
            Assert.Equal(step.ToString(), again.Steps[0].ToString());
            if (step.IsFitted)
            {
                Assert.Equal(step.Transform(Table * 0.1).ToArray(), again.Transform(Table * 0.1).ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_written_under_German_settings_is_read_under_any(string kind)
    {
        var expected = new Pipeline(Steps[kind].FitTo(Dataset.OfFeatures(Table))).ToJson();
        using var german = new GermanCulture();
        Assert.Equal(expected, Pipeline.FromJson(new Pipeline(Steps[kind].FitTo(Dataset.OfFeatures(Table))).ToJson()).ToJson());
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("min-max")]
    [InlineData("robust")]
    public void A_scaler_takes_one_sample_and_sequences_by_their_last_axis(string kind)
    {
        var fitted = Steps[kind].FitTo(Dataset.OfFeatures(Table));
        var expected = fitted.Transform(Table).ToArray();
        Assert.Equal(expected[..2], fitted.Transform(Table[0, ..]).ToArray());
        var sequences = fitted.Transform(Table.Reshape(2, 2, 2));
        Assert.Equal([2, 2, 2], sequences.Shape);
        Assert.Equal(expected, sequences.ToArray());
        Assert.Equal(expected, Steps[kind].FitTo(Dataset.OfFeatures(Table.Reshape(2, 2, 2))).Transform(Table).ToArray());
    }

    [Fact]
    public void Names_follow_the_columns()
    {
        var data = new Dataset(Table, Tensor.Zeros(4), ["size", "kind"]);
        Assert.Equal(["size", "kind"], StandardScaler.Fit(data).Transform(data).FeatureNames);
        Assert.Equal(["size", "kind = 10", "kind = 20"], OneHotEncoder.Fit(data, [1]).Transform(data).FeatureNames);
        Assert.Equal(["PC1", "PC2"], PCA.Fit(data).Transform(data).FeatureNames);
        Assert.Equal(["1", "size", "kind", "size^2", "size kind", "kind^2"], PolynomialFeatures.Fit(data).Transform(data).FeatureNames);
        Assert.Equal(["PC1", "PC2"], Pipeline.Fit(data, new StandardScaler(), new PCA()).Transform(data).FeatureNames);
        Assert.Null(StandardScaler.Fit(Table).Transform(Dataset.OfFeatures(Table)).FeatureNames);
    }

    [Fact]
    public void A_pipeline_goes_back_step_by_step()
    {
        var pipeline = Pipeline.Fit(Dataset.OfFeatures(Table), new MinMaxScaler(), new StandardScaler(), new PCA());
        Close.To(Table.Doubles(), pipeline.InverseTransform(pipeline.Transform(Table)).Doubles(), 1e-5, 1e-5);
        var oneWay = Pipeline.Fit(Dataset.OfFeatures(Table), new SimpleImputer(), new StandardScaler());
        Assert.Contains("SimpleImputer cannot be undone", Assert.Throws<NotSupportedException>(() => oneWay.InverseTransform(Table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Components_of_many_features_are_perpendicular_ordered_and_the_same_for_any_number_of_threads()
    {
        var x = Tensor.RandomNormal([300, 90], seed: 5).MatMul(Tensor.RandomNormal([90, 90], seed: 6));
        var one = Analysis(x, threads: 1);
        Assert.Equal(one.Components.ToArray(), Analysis(x, threads: 4).Components.ToArray());
        Assert.Equal(one.ExplainedVariance.OrderDescending(), one.ExplainedVariance);
        Assert.Equal(1, one.ExplainedVarianceRatio.Sum(), 9);
        var gram = one.Components.MatMul(one.Components.T);
        Close.To(Identity(90), gram.Doubles(), 0, 1e-5);
        Close.To(x.Doubles(), one.InverseTransform(one.Transform(x)).Doubles(), 1e-3, 1e-3);
    }

    [Theory]
    [InlineData(3, 40)]
    [InlineData(40, 3)]
    [InlineData(2, 2)]
    public void Data_without_spread_still_have_perpendicular_components(int rows, int columns)
    {
        var pca = PCA.Fit(Tensor.Full(7.5f, rows, columns));
        Assert.All(pca.ExplainedVarianceRatio, share => Assert.Equal(0, share));
        Close.To(Identity(Math.Min(rows, columns)), pca.Components.MatMul(pca.Components.T).Doubles(), 0, 1e-6);
        Assert.All(pca.Transform(Tensor.Full(7.5f, rows, columns)).ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Digits_reduced_to_half_their_numbers_are_still_those_digits()
    {
        var pictures = TestData.Digits.Training.Pictures.Reshape(-1, 64);
        var pca = PCA.Fit(pictures, components: 32);
        Assert.InRange(pca.ExplainedVarianceRatio.Sum(), 0.95, 0.98);
        var error = (pca.InverseTransform(pca.Transform(pictures)) - pictures).Square().Mean().ToScalar();
        Assert.InRange(error, 0, 0.004);
    }

    private static PCA Analysis(Tensor x, int threads)
    {
        using var limit = Workers.Limit(threads);
        return PCA.Fit(x);
    }

    private static double[] Identity(int n) => [.. Enumerable.Range(0, n * n).Select(i => i % (n + 1) == 0 ? 1.0 : 0)];
}
