using System.Text.Json;

namespace NotebookNet.Tests;

/// <summary>tests/goldens/preprocessing.json, which make_preprocessing.py beside it writes with scikit-learn.</summary>
internal sealed record PreprocessingGoldens(
    IReadOnlyList<ScalerGoldenCase> Scalers, IReadOnlyList<ImputerGolden> Imputers, OneHotGolden OneHot, LabelGolden Label,
    IReadOnlyList<PolynomialGolden> Polynomials, IReadOnlyList<PcaGolden> Pcas, PipelineGolden Pipeline)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static PreprocessingGoldens Instance { get; } =
        JsonSerializer.Deserialize<PreprocessingGoldens>(File.ReadAllText(Repository.File("tests", "goldens", "preprocessing.json")), Options)!;

    /// <summary>A table; null is a missing number.</summary>
    public static Tensor Table(double?[] values, int columns) =>
        Tensor.From([.. values.Select(value => (float)(value ?? double.NaN))], values.Length / columns, columns);
}

internal sealed record ScalerGoldenCase(
    string Name, string Kind, double[] Options, int Columns, double?[] Features, double?[] Other, double[] Center, double[] Spread, double[] Transformed)
{
    public ColumnScaler Create() => Kind switch
    {
        "standard" => new StandardScaler(),
        "minmax" => new MinMaxScaler(Options[0], Options[1]),
        "robust" => new RobustScaler(Options[0], Options[1]),
        _ => throw new InvalidOperationException(Kind),
    };
}

internal sealed record ImputerGolden(string Strategy, int Columns, double?[] Features, double[] Fill, double[] Transformed);

internal sealed record OneHotGolden(
    int Columns, double?[] Features, double?[] Other, double[][] Categories, double[] Transformed, double?[] Inverse);

internal sealed record LabelGolden(string[] Labels, string[] Classes, int[] Indices);

internal sealed record PolynomialGolden(
    int Degree, bool InteractionOnly, bool IncludeBias, int Columns, double?[] Features, string[] Names, double[] Transformed);

internal sealed record PcaGolden(
    string Name, int Columns, int? Components, double? Share, bool Whiten, double?[] Features, double?[] Other,
    double[] Directions, double[] Variance, double[] Ratio, double[] Transformed, double[] Inverse);

internal sealed record PipelineGolden(int Columns, double?[] Features, double[] Transformed);
