namespace NotebookNet;

/// <summary>The function a layer puts over its sums: without one, any number of layers is just one linear layer.</summary>
/// <remarks>To add one of your own, derive a record and compute with tensor operations; derivatives follow by themselves.</remarks>
public abstract record Activation
{
    /// <summary>f(x) = x: no activation.</summary>
    public static Activation Linear { get; } = new Linear();

    /// <inheritdoc cref="NotebookNet.Sigmoid"/>
    public static Activation Sigmoid { get; } = new Sigmoid();

    /// <inheritdoc cref="NotebookNet.Tanh"/>
    public static Activation Tanh { get; } = new Tanh();

    /// <inheritdoc cref="NotebookNet.ReLU"/>
    public static Activation ReLU { get; } = new ReLU();

    /// <summary><see cref="NotebookNet.LeakyReLU"/> with the slope 0.01.</summary>
    public static Activation LeakyReLU { get; } = new LeakyReLU();

    /// <inheritdoc cref="NotebookNet.Softmax"/>
    public static Activation Softmax { get; } = new Softmax();

    /// <summary>The name pictures and summaries show.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>f(x).</summary>
    /// <param name="x">The sums z of a layer, any shape.</param>
    /// <returns>The activations, of the same shape.</returns>
    public abstract Tensor Apply(Tensor x);

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;
}
