namespace NotebookNet;

/// <content>What the model gets wrong.</content>
public sealed partial class Model
{
    /// <summary>The samples whose class the model predicts wrongly, the worst first.</summary>
    /// <param name="data">Samples with classes.</param>
    /// <param name="shown">How many are drawn.</param>
    /// <returns>The mistakes: pictures as pictures, rows of features as a table.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled, or does not choose between classes.</exception>
    /// <exception cref="ShapeException">Samples or labels do not fit the model.</exception>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">None would be drawn.</exception>
    /// <example><code>model.Mistakes(test)</code></example>
    public Mistakes Mistakes(Dataset data, int shown = 40) => Evaluate(data).Mistakes(shown);
}
