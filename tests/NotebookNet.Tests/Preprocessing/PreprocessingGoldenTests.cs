namespace NotebookNet.Tests;

/// <summary>Preprocessing gives what scikit-learn gives.</summary>
public class PreprocessingGoldenTests
{
    private static readonly PreprocessingGoldens Goldens = PreprocessingGoldens.Instance;

    public static TheoryData<string> Scalers => [.. Goldens.Scalers.Select(golden => golden.Name)];

    public static TheoryData<string> Strategies => [.. Goldens.Imputers.Select(golden => golden.Strategy)];

    public static TheoryData<int> Polynomials => [.. Enumerable.Range(0, Goldens.Polynomials.Count)];

    public static TheoryData<string> Analyses => [.. Goldens.Pcas.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Scalers))]
    public void A_scaler_learns_and_transforms_alike(string name)
    {
        var golden = Goldens.Scalers.Single(candidate => candidate.Name == name);
        var other = PreprocessingGoldens.Table(golden.Other, golden.Columns);
        var scaler = golden.Create().FitTo(Dataset.OfFeatures(PreprocessingGoldens.Table(golden.Features, golden.Columns)));
        var (center, spread) = scaler switch
        {
            StandardScaler standard => (standard.Mean, standard.StandardDeviation),
            MinMaxScaler minMax => (minMax.Minimum, minMax.Range),
            RobustScaler robust => (robust.Median, robust.InterquartileRange),
            _ => throw new InvalidOperationException(scaler.ToString()),
        };
        Close.To(golden.Center, center, 1e-9, 1e-9, "center");
        Close.To(golden.Spread, spread, 1e-9, 1e-9, "spread");
        var transformed = scaler.Transform(other);
        Close.To(golden.Transformed, transformed.Doubles(), 1e-5, 1e-6, "transformed");
        Close.To(other.Doubles(), scaler.InverseTransform(transformed).Doubles(), 1e-4, 1e-4, "inverse");
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void An_imputer_fills_in_the_same(string strategy)
    {
        var golden = Goldens.Imputers.Single(candidate => candidate.Strategy == strategy);
        var table = PreprocessingGoldens.Table(golden.Features, golden.Columns);
        var imputer = SimpleImputer.Fit(table, Enum.Parse<ImputationStrategy>(strategy.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true), -2.5);
        Close.To(golden.Fill, imputer.FillValues, 1e-9, 1e-12, "fill");
        Close.To(golden.Transformed, imputer.Transform(table).Doubles(), 1e-6, 1e-6, "transformed");
    }

    [Fact]
    public void One_hot_columns_are_the_same_with_zeros_for_what_is_unknown()
    {
        var golden = Goldens.OneHot;
        var encoder = OneHotEncoder.Fit(PreprocessingGoldens.Table(golden.Features, golden.Columns), ignoreUnknown: true);
        var transformed = encoder.Transform(PreprocessingGoldens.Table(golden.Other, golden.Columns));
        Assert.Equal(golden.Categories, encoder.Categories.Select(values => values.ToArray()));
        Assert.Equal(golden.Transformed, transformed.Doubles());
        Assert.Equal(golden.Inverse.Select(value => value ?? double.NaN), encoder.InverseTransform(transformed).Doubles());
    }

    [Fact]
    public void Labels_get_the_same_numbers()
    {
        var encoder = LabelEncoder.Fit(Goldens.Label.Labels);
        Assert.Equal(Goldens.Label.Classes, encoder.Classes);
        Assert.Equal(Goldens.Label.Indices, encoder.Transform(Goldens.Label.Labels));
        Assert.Equal(Goldens.Label.Labels, encoder.InverseTransform(Goldens.Label.Indices));
    }

    [Theory]
    [MemberData(nameof(Polynomials))]
    public void Products_come_in_the_same_order_under_the_same_names(int index)
    {
        var golden = Goldens.Polynomials[index];
        var table = PreprocessingGoldens.Table(golden.Features, golden.Columns);
        var step = PolynomialFeatures.Fit(table, golden.Degree, golden.InteractionOnly, golden.IncludeBias);
        Close.To(golden.Transformed, step.Transform(table).Doubles(), 1e-6, 1e-6);
        var named = step.Transform(new Dataset(table, Tensor.Zeros(3), ["a", "b", "c"]));
        Assert.Equal(golden.Names, named.FeatureNames);
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public void Principal_components_are_the_same(string name)
    {
        var golden = Goldens.Pcas.Single(candidate => candidate.Name == name);
        var other = PreprocessingGoldens.Table(golden.Other, golden.Columns);
        var step = golden.Share is { } share ? PCA.ForVariance(share, golden.Whiten) : new PCA(golden.Components, golden.Whiten);
        var pca = (PCA)step.FitTo(Dataset.OfFeatures(PreprocessingGoldens.Table(golden.Features, golden.Columns)));
        Close.To(golden.Directions, pca.Components.Doubles(), 1e-5, 1e-6, "components");
        Close.To(golden.Variance, pca.ExplainedVariance, 1e-9, 1e-12, "variance");
        Close.To(golden.Ratio, pca.ExplainedVarianceRatio, 1e-9, 1e-12, "ratio");
        var transformed = pca.Transform(other);
        Close.To(golden.Transformed, transformed.Doubles(), 1e-5, 1e-5, "transformed");
        Close.To(golden.Inverse, pca.InverseTransform(transformed).Doubles(), 1e-5, 1e-4, "inverse");
    }

    [Fact]
    public void A_pipeline_does_all_steps_in_order()
    {
        var table = PreprocessingGoldens.Table(Goldens.Pipeline.Features, Goldens.Pipeline.Columns);
        var pipeline = Pipeline.Fit(
            Dataset.OfFeatures(table),
            new SimpleImputer(ImputationStrategy.Median), new StandardScaler(), new PolynomialFeatures(2, includeBias: false), new MinMaxScaler());
        Close.To(Goldens.Pipeline.Transformed, pipeline.Transform(table).Doubles(), 1e-5, 1e-5);
    }
}
