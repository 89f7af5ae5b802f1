using System.Globalization;
using System.IO.Compression;

namespace NotebookNet;

/// <summary>
/// Data sets to learn with. The small ones come with the package: no download, no path. <see cref="Mnist"/> and
/// <see cref="FashionMnist"/> are found on this machine or downloaded.
/// </summary>
public static partial class Datasets
{
    /// <summary>
    /// Fisher's Iris flowers: 150 samples, 4 measurements in centimetres, 3 species with 50 samples each (R. A. Fisher, 1936;
    /// UCI Machine Learning Repository, CC BY 4.0).
    /// </summary>
    /// <returns>Features (150, 4) and labels (150): 0 setosa, 1 versicolor, 2 virginica.</returns>
    /// <example><code>var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);</code></example>
    public static Dataset Iris() =>
        FromResource("iris.csv", "Iris", ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"]);

    /// <summary>
    /// Chemical analyses of 178 wines from three growers of one Italian region, 13 measurements (M. Forina et al., 1988; UCI Machine
    /// Learning Repository, CC BY 4.0). scikit-learn: <c>load_wine</c>. The measurements differ widely in size: scale them.
    /// </summary>
    /// <returns>Features (178, 13) and labels (178): the growers 0, 1, 2.</returns>
    /// <example><code>
    /// var (train, test) = Datasets.Wine().Split(test: 0.25, seed: 1, stratify: true);
    /// var model = Model.Input(13).Dense(3, Activation.Softmax)
    ///     .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy).Preprocess(new StandardScaler());
    /// </code></example>
    public static Dataset Wine() => FromResource("wine.csv", "Wine",
    [
        "alcohol", "malic acid", "ash", "alcalinity of ash", "magnesium", "total phenols", "flavanoids", "nonflavanoid phenols",
        "proanthocyanins", "color intensity", "hue", "od280/od315 of diluted wines", "proline",
    ]);

    /// <summary>
    /// Shapes of cell nuclei in 569 breast tumours: mean, standard error and worst value of ten measurements (W. Wolberg, W. Street,
    /// O. Mangasarian, 1993; UCI Machine Learning Repository, CC BY 4.0). scikit-learn: <c>load_breast_cancer</c>.
    /// </summary>
    /// <returns>Features (569, 30) and labels (569): 0 malignant (212 samples), 1 benign (357).</returns>
    public static Dataset BreastCancer()
    {
        string[] measures =
        [
            "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points", "symmetry", "fractal dimension",
        ];
        return FromResource("breast_cancer.csv.gz", "Breast cancer",
            [.. measures.Select(name => "mean " + name), .. measures.Select(name => name + " error"), .. measures.Select(name => "worst " + name)]);
    }

    /// <summary>
    /// 1,797 handwritten digits of 8 × 8 pixels: small enough that a convolutional network learns them in seconds (E. Alpaydin,
    /// C. Kaynak, 1998; UCI Machine Learning Repository, CC BY 4.0). scikit-learn: <c>load_digits</c>, with pixels from 0 to 16.
    /// </summary>
    /// <returns>Features (1797, 8, 8, 1) from 0 to 1, and labels (1797): the digits 0 to 9.</returns>
    /// <example><code>
    /// var (train, test) = Datasets.Digits().Split(test: 0.25, seed: 1, stratify: true);
    /// var model = Model.Input(8, 8, 1).Conv2D(8, 3, activation: Activation.ReLU).Flatten().Dense(10, Activation.Softmax);
    /// </code></example>
    public static Dataset Digits()
    {
        const int Pixels = 64;
        float[][] rows = [.. Lines("digits.csv.gz").Select(Numbers)];
        var pictures = new Tensor([rows.Length, 8, 8, 1]);
        for (var i = 0; i < pictures.Length; i++)
        {
            pictures.Data[i] = rows[i / Pixels][i % Pixels] / 16;
        }

        return new Dataset(pictures, rows.Select(row => row[Pixels]).ToArray(), classNames: DigitNames(), name: "Digits");
    }

    private static string[] DigitNames() => [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];

    // The first line holds: rows, features, class names; each further line the features and the class index.
    private static Dataset FromResource(string file, string name, IReadOnlyList<string> featureNames)
    {
        string[] lines = [.. Lines(file)];
        var columns = featureNames.Count;
        var features = new Tensor([lines.Length - 1, columns]);
        var labels = new Tensor([lines.Length - 1]);
        for (var row = 0; row < labels.Length; row++)
        {
            var numbers = Numbers(lines[row + 1]);
            numbers.AsSpan(0, columns).CopyTo(features.Data.AsSpan(row * columns));
            labels.Data[row] = numbers[columns];
        }

        return new Dataset(features, labels, featureNames, lines[0].Split(',')[2..], name);
    }

    private static float[] Numbers(string line) => [.. line.Split(',').Select(cell => float.Parse(cell, CultureInfo.InvariantCulture))];

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(Datasets).Assembly.GetManifestResourceStream("NotebookNet.Resources." + file)
            ?? throw new InvalidOperationException($"The package does not contain {file}.");
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            yield return line;
        }
    }
}
