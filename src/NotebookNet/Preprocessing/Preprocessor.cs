using NotebookNet.Preprocessing;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// A step that prepares features for a network and learns from the training part how: a scaler, an imputer, an encoder, PCA, or a
/// <see cref="Pipeline"/> of several. scikit-learn: a <c>transformer</c>.
/// </summary>
/// <remarks>
/// A step does not change. As it is made, <c>new StandardScaler()</c>, it says what is to be learned; <see cref="FitTo"/> gives a
/// step that has learned it (<c>StandardScaler.Fit(train)</c> does both). Attach unfitted steps to a model with
/// <see cref="Model.Preprocess"/>, and nothing of the test part can leak into them.
/// </remarks>
public abstract class Preprocessor : Displayable
{
    private protected Preprocessor()
    {
    }

    /// <summary>Whether the step has learned from data.</summary>
    public abstract bool IsFitted { get; }

    /// <summary>The kind of step, as messages name it.</summary>
    internal string Kind => GetType().Name;

    /// <summary>Learns from the training part. scikit-learn: <c>fit</c>.</summary>
    /// <param name="training">The training part; what this step has learned before is not looked at.</param>
    /// <returns>A step that has learned; this one stays as it is.</returns>
    /// <exception cref="DataException">There are too few samples, or a number is missing or infinite and the step cannot do with that.</exception>
    /// <exception cref="ShapeException">The samples have a shape the step cannot take.</exception>
    /// <example><code>
    /// Preprocessor step = new MinMaxScaler();
    /// var fitted = step.FitTo(train);
    /// </code></example>
    public Preprocessor FitTo(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        CheckOneInput(training);
        training.CheckNotEmpty($"{Kind}.Fit");
        return Learn(training);
    }

    /// <summary>The data set with its features transformed. scikit-learn: <c>transform</c>.</summary>
    /// <param name="data">Any part of the data.</param>
    /// <returns>The same samples with new features, and new feature names where the step gives some.</returns>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    /// <exception cref="ShapeException">The samples have other features than in training.</exception>
    public Dataset Transform(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckOneInput(data);
        var features = Transform(data.Features);
        return data.FeatureNames is not null && NamesAfter(data.FeatureNames) is { } names
            ? data.WithFeatures(features, names)
            : data.WithFeatures(features);
    }

    /// <summary>The features transformed. scikit-learn: <c>transform</c>.</summary>
    /// <param name="features">(N, F), or (F) for one sample.</param>
    /// <returns>The transformed features, with as many rows.</returns>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    /// <exception cref="ShapeException">The number of features is another one than in training.</exception>
    public abstract Tensor Transform(Tensor features);

    /// <summary>The features as they were before <c>Transform</c>, as far as the step can tell. scikit-learn: <c>inverse_transform</c>.</summary>
    /// <param name="features">Transformed features.</param>
    /// <returns>The features in their own units.</returns>
    /// <exception cref="NotSupportedException">The step cannot be undone.</exception>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    /// <exception cref="ShapeException">The number of features is another one than after training.</exception>
    public virtual Tensor InverseTransform(Tensor features) => throw new NotSupportedException(
        $"{Kind} cannot be undone: what it was given does not follow from what it gave.");

    /// <summary>How the step changes the features: the spread of each before and after, side by side.</summary>
    /// <param name="data">Data in the units the step takes, features (N, F).</param>
    /// <returns>Two charts; at most eight features and 200 samples are drawn, evenly chosen.</returns>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    /// <exception cref="ShapeException">The samples are not rows of features, or others than in training.</exception>
    /// <example><code>StandardScaler.Fit(train).BeforeAndAfter(train)</code></example>
    public Figure BeforeAndAfter(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return FeatureSpread.Compare(data, Transform(data));
    }

    /// <summary>The same step without what it has learned.</summary>
    internal abstract Preprocessor Unfitted();

    /// <summary>A step like this that has learned from data that are not empty.</summary>
    internal abstract Preprocessor Learn(Dataset training);

    /// <summary>What the columns are called afterwards; null when the names stay if their number does.</summary>
    internal virtual IReadOnlyList<string>? NamesAfter(IReadOnlyList<string> names) => null;

    /// <summary>Writes the options, and what has been learned.</summary>
    internal abstract void Write(StepWriter json);

    private protected InvalidOperationException NotFitted() => new(
        $"This {Kind} has not learned anything yet: use {Kind}.Fit(train) or FitTo(train), or attach it to a model with model.Preprocess(…), whose Fit then does it.");

    private static void CheckOneInput(Dataset data)
    {
        if (data.FeatureRows.Count > 1)
        {
            throw new DataException(
                $"Preprocessing takes data with one input; this data set has {data.FeatureRows.Count}. Transform each tensor by itself, and make the data set of the results.");
        }
    }
}
