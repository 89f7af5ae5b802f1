using System.Globalization;

namespace NotebookNet;

/// <summary>Data sets that come with the package: no download, no path.</summary>
public static partial class Datasets
{
    /// <summary>
    /// Fisher's Iris flowers: 150 samples, 4 measurements in centimetres, 3 species with 50 samples each (R. A. Fisher, 1936;
    /// UCI Machine Learning Repository, CC BY 4.0).
    /// </summary>
    /// <returns>Features (150, 4) and labels (150): 0 setosa, 1 versicolor, 2 virginica.</returns>
    /// <example><code>var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);</code></example>
    public static Dataset Iris()
    {
        string[] names = ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"];
        return FromResource("iris.csv", "Iris", names);
    }

    // The first line holds: rows, features, class names; each further line the features and the class index.
    private static Dataset FromResource(string file, string name, IReadOnlyList<string> featureNames)
    {
        using var stream = typeof(Datasets).Assembly.GetManifestResourceStream("NotebookNet.Resources." + file)
            ?? throw new InvalidOperationException($"The package does not contain {file}.");
        using var reader = new StreamReader(stream);
        var header = (reader.ReadLine() ?? string.Empty).Split(',');
        var rows = int.Parse(header[0], CultureInfo.InvariantCulture);
        var columns = int.Parse(header[1], CultureInfo.InvariantCulture);
        var features = new Tensor([rows, columns]);
        var labels = new Tensor([rows]);
        for (var row = 0; row < rows; row++)
        {
            var cells = reader.ReadLine()!.Split(',');
            for (var column = 0; column < columns; column++)
            {
                features.Data[(row * columns) + column] = float.Parse(cells[column], CultureInfo.InvariantCulture);
            }

            labels.Data[row] = float.Parse(cells[columns], CultureInfo.InvariantCulture);
        }

        return new Dataset(features, labels, featureNames, header[2..], name);
    }
}
