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

    /// <summary><see cref="NotebookNet.ELU"/> with α = 1.</summary>
    public static Activation ELU { get; } = new ELU();

    /// <inheritdoc cref="NotebookNet.SELU"/>
    public static Activation SELU { get; } = new SELU();

    /// <inheritdoc cref="NotebookNet.GELU"/>
    public static Activation GELU { get; } = new GELU();

    /// <inheritdoc cref="NotebookNet.SiLU"/>
    public static Activation SiLU { get; } = new SiLU();

    /// <inheritdoc cref="NotebookNet.Softplus"/>
    public static Activation Softplus { get; } = new Softplus();

    /// <inheritdoc cref="NotebookNet.Softmax"/>
    public static Activation Softmax { get; } = new Softmax();

    /// <inheritdoc cref="NotebookNet.LogSoftmax"/>
    public static Activation LogSoftmax { get; } = new LogSoftmax();

    /// <summary>The name pictures and summaries show.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Whether each f(x) depends on its own x alone; softmax looks at whole rows.</summary>
    public virtual bool IsElementwise => true;

    /// <summary>The function as a formula, which draws itself; null for one that has none.</summary>
    /// <example><code>Activation.Sigmoid.Formula</code></example>
    public virtual Formula? Formula => null;

    /// <summary>f(x).</summary>
    /// <param name="x">The sums z of a layer, any shape.</param>
    /// <returns>The activations, of the same shape.</returns>
    public abstract Tensor Apply(Tensor x);

    /// <summary>f′(x), for example to plot it beside f; at a kink what backpropagation uses there, for ReLU 0 at 0.</summary>
    /// <param name="x">Where, any shape.</param>
    /// <returns>The derivatives, of the same shape.</returns>
    /// <exception cref="InvalidOperationException">The function is not element-wise and has a matrix of derivatives instead.</exception>
    /// <example><code>
    /// Tensor x = new[] { -2.0, -1, 0, 1, 2 };
    /// var slopes = Activation.ReLU.Derivative(x);   // 0 0 0 1 1
    /// </code></example>
    public Tensor Derivative(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!IsElementwise)
        {
            throw new InvalidOperationException(
                $"{Name} has no derivative to plot: each of its outputs depends on a whole row of inputs. "
                + "Record it with a GradientTape and ask for the gradient of one output.");
        }

        // A tensor of its own: x may itself be a result some other tape is watching.
        var source = new Variable(x);
        using var tape = new GradientTape();
        var result = Apply(source);
        return ReferenceEquals(result, source) ? Tensor.Full(1f, x.Shape.AsSpan()) : tape.Gradient(result, source);
    }

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;
}
