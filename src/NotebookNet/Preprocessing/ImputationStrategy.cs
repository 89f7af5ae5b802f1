namespace NotebookNet;

/// <summary>What a missing number is replaced by. scikit-learn: <c>SimpleImputer(strategy=…)</c>.</summary>
public enum ImputationStrategy
{
    /// <summary>The mean of the column.</summary>
    Mean,

    /// <summary>The number in the middle of the column.</summary>
    Median,

    /// <summary>The number that comes most often in the column; the smallest of those that come equally often.</summary>
    MostFrequent,

    /// <summary>A number of your own.</summary>
    Constant,
}
