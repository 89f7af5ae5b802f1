using System.Text.Json;

namespace NotebookNet.Tests;

/// <summary>The data sets that come along or are made up.</summary>
public class DatasetsTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly DatasetGoldens Goldens = JsonSerializer.Deserialize<DatasetGoldens>(
        File.ReadAllText(Repository.File("tests", "goldens", "datasets.json")), Web)!;

    private static readonly Dictionary<string, Func<int, double, int?, Dataset>> Makers = new()
    {
        ["xor"] = (samples, noise, seed) => Datasets.Xor(samples, noise, seed),
        ["moons"] = (samples, noise, seed) => Datasets.Moons(samples, noise, seed),
        ["circles"] = (samples, noise, seed) => Datasets.Circles(samples, noise, seed: seed),
        ["blobs"] = (samples, noise, seed) => Datasets.Blobs(samples, standardDeviation: noise, seed: seed),
        ["spirals"] = (samples, noise, seed) => Datasets.Spirals(samples, noise: noise, seed: seed),
        ["linear"] = (samples, noise, seed) => Datasets.LinearRegression(samples, noise: noise, seed: seed),
        ["polynomial"] = (samples, noise, seed) => Datasets.PolynomialRegression(samples, noise: noise, seed: seed),
        ["sine"] = (samples, noise, seed) => Datasets.SineSeries(samples, noise: noise, seed: seed),
    };

    public static TheoryData<string> Names => [.. Goldens.Sets.Select(golden => golden.Name)];

    public static TheoryData<string, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<string, int>();
            foreach (var golden in Goldens.Shapes)
            {
                shapes.Add(golden.Name, golden.Samples);
            }

            return shapes;
        }
    }

    public static TheoryData<string> MakerNames => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_comes_along_is_what_scikit_learn_has(string name)
    {
        var golden = Goldens.Sets.Single(candidate => candidate.Name == name);
        var data = name switch { "iris" => Datasets.Iris(), "wine" => Datasets.Wine(), "breast cancer" => Datasets.BreastCancer(), _ => Datasets.Digits() };
        var table = data.Features.Reshape(data.Count, -1);
        Assert.Equal(golden.Shape, table.Shape);
        Close.To(golden.Row, table[100, ..].Doubles(), 1e-6, 1e-7, "row 100");
        Close.To(golden.Means, table.Mean(axis: 0).Doubles(), 1e-5, 1e-6, "means");
        Close.To(golden.Deviations, [.. StandardScaler.Fit(table).StandardDeviation.Select((d, i) => golden.Deviations[i] == 0 ? 0 : d)], 1e-5, 1e-6, "deviations");
        Assert.Equal(golden.Counts, data.ClassCounts());
        Assert.Equal(golden.Labels, data.Labels.ToArray().Where((_, i) => i % 29 == 0).Select(label => (int)label));
        if (golden.FeatureNames is not null)
        {
            Assert.Equal(golden.FeatureNames, data.FeatureNames);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Moons_and_circles_lie_where_those_of_scikit_learn_do(string name, int samples)
    {
        var golden = Goldens.Shapes.Single(candidate => candidate.Name == name && candidate.Samples == samples);
        var data = name == "moons" ? Datasets.Moons(samples, shuffle: false) : Datasets.Circles(samples, factor: 0.3, shuffle: false);
        Close.To(golden.Features, data.Features.Doubles(), 1e-6, 1e-6);
        Assert.Equal(golden.Labels, data.Labels.ToArray().Select(label => (int)label));
    }

    [Theory]
    [MemberData(nameof(MakerNames))]
    public void A_seed_fixes_everything_and_another_gives_others(string name)
    {
        var make = Makers[name];
        var first = make(50, 0.3, 5);
        Assert.Equal(first.Features.ToArray(), make(50, 0.3, 5).Features.ToArray());
        Assert.Equal(first.Labels.ToArray(), make(50, 0.3, 5).Labels.ToArray());
        Assert.NotEqual(
            [.. first.Features.ToArray(), .. first.Labels.ToArray()],
            [.. make(50, 0.3, 6).Features.ToArray(), .. make(50, 0.3, 6).Labels.ToArray()]);
        Assert.NotEqual(
            [.. make(50, 0.3, null).Features.ToArray(), .. make(50, 0.3, null).Labels.ToArray()],
            (float[])[.. make(50, 0.3, null).Features.ToArray(), .. make(50, 0.3, null).Labels.ToArray()]);
    }

    [Theory]
    [MemberData(nameof(MakerNames))]
    public void One_sample_is_possible_none_and_negative_noise_are_not(string name)
    {
        var make = Makers[name];
        Assert.Equal(1, make(1, 0.1, 1).Count);
        Assert.Equal(10, make(10, 0, 1).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => make(0, 0.1, 1));
        Assert.Contains("noise", Assert.Throws<ArgumentOutOfRangeException>(() => make(5, -0.1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => make(5, double.NaN, 1));
    }

    [Fact]
    public void Xor_is_the_four_corners()
    {
        var data = Datasets.Xor();
        Assert.Equal([0f, 0, 0, 1, 1, 0, 1, 1], data.Features.ToArray());
        Assert.Equal([0f, 1, 1, 0], data.Labels.ToArray());
        Assert.Equal([2, 3], Datasets.Xor(5).ClassCounts().Order());
    }

    [Fact]
    public void Noise_has_the_standard_deviation_that_was_asked_for()
    {
        var exact = Datasets.SineSeries(20_000, noise: 0).Labels;
        var noise = Datasets.SineSeries(20_000, noise: 0.25, seed: 3).Labels - exact;
        Assert.InRange(StandardScaler.Fit(noise.Reshape(-1, 1)).StandardDeviation[0], 0.245, 0.255);
        var blobs = Datasets.Blobs(30_000, centers: 1, standardDeviation: 2, seed: 1);
        Assert.All(StandardScaler.Fit(blobs).StandardDeviation, deviation => Assert.InRange(deviation, 1.96, 2.04));
    }

    [Fact]
    public void Classes_share_the_samples_as_evenly_as_they_can()
    {
        Assert.Equal([33, 33, 34], Datasets.Blobs(100, seed: 1).ClassCounts().Order());
        Assert.Equal([33, 33, 34], Datasets.Spirals(100, classes: 3, seed: 1).ClassCounts().Order());
        Assert.Equal([50, 51], Datasets.Moons(101, seed: 1).ClassCounts().Order());
        Assert.Equal(3, Datasets.Blobs(100, features: 3, seed: 1).SampleShape[0]);
    }

    [Fact]
    public void Regressions_follow_their_formulas()
    {
        var linear = Datasets.LinearRegression(50, weights: [2, -3], bias: 4, seed: 1);
        for (var i = 0; i < linear.Count; i++)
        {
            Assert.Equal((2 * linear.Features[i, 0]) - (3 * linear.Features[i, 1]) + 4, linear.Labels[i], 1e-4f);
        }

        var cubic = Datasets.PolynomialRegression(50, [1, 0, 0, 2], low: -1, high: 3, seed: 1);
        Assert.All(cubic.Features.ToArray(), x => Assert.InRange(x, -1, 3));
        for (var i = 0; i < cubic.Count; i++)
        {
            var x = cubic.Features[i, 0];
            Assert.Equal(1 + (2 * x * x * x), cubic.Labels[i], 1e-3f);
        }

        var sine = Datasets.SineSeries(9, period: 8, amplitude: 2).Labels.ToArray();
        var half = MathF.Sqrt(2);
        Close.To([0, half, 2, half, 0, -half, -2, -half, 0], [.. sine.Select(value => (double)value)], 1e-6, 1e-6);
    }

    [Fact]
    public void Spirals_wind_once_from_the_middle_to_radius_one()
    {
        var arm = Datasets.Spirals(4, classes: 1, turns: 1, shuffle: false);
        Close.To([0, 0.25, -0.5, 0, 0, -0.75, 1, 0], arm.Features.Doubles(), 1e-6, 1e-6);
    }

    private sealed record DatasetGoldens(SetGolden[] Sets, ShapeGolden[] Shapes);

    private sealed record SetGolden(
        string Name, int[] Shape, double[] Means, double[] Deviations, int[] Counts, int[] Labels, double[] Row, string[]? FeatureNames);

    private sealed record ShapeGolden(string Name, int Samples, double[] Features, int[] Labels);
}
