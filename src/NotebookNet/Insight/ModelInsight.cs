using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>A look inside a model: the numbers, and a picture of them.</summary>
/// <example><code>
/// var model = Model.Input(12, 12, 1).Conv2D(4, 3, activation: Activation.ReLU).Flatten().Dense(3, Activation.Softmax);
/// model.Saliency(Tensor.RandomUniform([12, 12, 1], seed: 1)).Values.Shape   // (12, 12)
/// </code></example>
public sealed class ModelInsight : Displayable, ISvgPicture
{
    internal ModelInsight(string title, Tensor values, Figure figure) => (Title, Values, Figure) = (title, values, figure);

    /// <summary>What is shown.</summary>
    public string Title { get; }

    /// <summary>The numbers; their shape is that of the method that gives them.</summary>
    public Tensor Values { get; }

    /// <summary>The picture, to be changed or saved.</summary>
    public Figure Figure { get; }

    /// <inheritdoc/>
    public string ToSvg() => Figure.ToSvg();

    /// <inheritdoc/>
    public override string ToHtml() => Figure.ToHtml();

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Values.Shape}\n{Figure}";
}
