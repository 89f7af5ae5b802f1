using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// What the layers have in common that change pictures at random while the model learns: from few pictures they make many, and the model
/// cannot learn their position by heart.
/// </summary>
/// <remarks>
/// Each picture of each step is changed in another way, fixed by the seed of the training. In use nothing happens. Shapes: (H, W, C) →
/// the same.
/// </remarks>
public abstract record RandomPictureLayer : Layer
{
    private protected RandomPictureLayer()
    {
    }

    /// <summary>What lies beyond the edge of a picture. Keras: <c>fill_mode</c>.</summary>
    public FillMode FillMode { get; init; } = FillMode.Reflect;

    /// <summary>The value beyond the edge, with <see cref="FillMode.Constant"/>. Keras: <c>fill_value</c>.</summary>
    public double FillValue { get; init; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        LayerChecks.Rank(Kind, input, rank: 3);
        return input;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(pass);
        var (height, width) = (input.Shape[1], input.Shape[2]);
        return pass.IsTraining
            ? Operation.Run(new AffineSamplingOperation(input, FillMode, (float)FillValue, pass.NewNoise(), (random, transform) => Draw(random, height, width, transform)))
            : input;
    }

    /// <summary>
    /// Draws how one picture is changed: pixel (x, y) of the result is read at (a·x + b·y + c, d·x + e·y + f) of the picture.
    /// </summary>
    private protected abstract void Draw(RandomStream random, int height, int width, Span<double> transform);
}
