namespace NotebookNet.Benchmarks.Data;

/// <summary>The data of the smallest workloads.</summary>
internal static class SmallData
{
    /// <summary>The four cases of the exclusive or.</summary>
    public static Dataset Xor() => new(
        new[,] { { 0f, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } },
        new[,] { { 0f }, { 1 }, { 1 }, { 0 } });

    /// <summary>Five rows of five numbers around 0, and y = 1 + x₁ + 2x₂ + 3x₃ + 4x₄ + 5x₅ of each.</summary>
    public static Dataset Line()
    {
        const int Rows = 5;
        const int Columns = 5;
        var x = new float[Rows * Columns];
        var y = new float[Rows];
        for (var i = 0; i < Rows; i++)
        {
            y[i] = 1;
            for (var j = 0; j < Columns; j++)
            {
                x[(i * Columns) + j] = ((((i * 7) + (j * 3)) % 5) - 2) / 2f;
                y[i] += (j + 1) * x[(i * Columns) + j];
            }
        }

        return new Dataset(Tensor.From(x, Rows, Columns), Tensor.From(y, Rows, 1));
    }

    /// <summary>Iris, standardised.</summary>
    public static Dataset Iris()
    {
        var iris = Datasets.Iris();
        return StandardScaler.Fit(iris).Transform(iris);
    }
}
