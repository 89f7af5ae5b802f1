using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>What all convolutions have in common: the options of kernel, bias and activation.</summary>
public abstract record ConvolutionLayer : Layer
{
    private protected ConvolutionLayer(Padding padding, Activation? activation)
    {
        Padding = Enum.IsDefined(padding)
            ? padding
            : throw new ArgumentOutOfRangeException(nameof(padding), padding, $"{Kind}: the padding is Padding.Valid or Padding.Same, got {padding}.");
        Activation = activation ?? Activation.Linear;
    }

    /// <summary>What happens at the borders.</summary>
    public Padding Padding { get; }

    /// <summary>The activation f.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether a bias b is added, one number per filter.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>How the kernel starts.</summary>
    public Initializer KernelInitializer { get; init; } = Initializer.GlorotUniform;

    /// <summary>How the bias starts.</summary>
    public Initializer BiasInitializer { get; init; } = Initializer.Zeros;

    /// <summary>The penalty on the size of the kernel; none when null.</summary>
    public Regularizer? KernelRegularizer { get; init; }

    /// <summary>The penalty on the size of the bias; none when null.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>The penalty on the size of what comes out; none when null.</summary>
    public Regularizer? ActivityRegularizer { get; init; }

    /// <summary>What the kernel is forced to be after each step; anything when null.</summary>
    public Constraint? KernelConstraint { get; init; }

    /// <summary>What the bias is forced to be after each step; anything when null.</summary>
    public Constraint? BiasConstraint { get; init; }

    /// <inheritdoc/>
    public override Activation ShownActivation => Activation;

    /// <summary>Kernel and, if used, bias.</summary>
    private protected IReadOnlyList<WeightSpec> Weights(Shape kernel, int filters)
    {
        var spec = new WeightSpec("kernel", kernel, KernelInitializer, Regularizer: KernelRegularizer, Constraint: KernelConstraint);
        return UseBias
            ? [spec, new WeightSpec("bias", [filters], BiasInitializer, Regularizer: BiasRegularizer, Constraint: BiasConstraint)]
            : [spec];
    }

    /// <summary>The bias among the weights, or null.</summary>
    private protected Variable? BiasOf(IReadOnlyList<Variable> weights) => UseBias ? weights[1] : null;

    /// <summary>The activation of the sums, and its penalty.</summary>
    private protected Tensor Finish(Tensor sums, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        var result = Activation.Apply(sums);
        if (ActivityRegularizer is not null)
        {
            pass.AddPenalty(ActivityRegularizer.Penalty(result));
        }

        return result;
    }

    /// <summary>How a window slides along one dimension of the samples.</summary>
    private protected WindowAxis Axis(int input, int window, int stride, int dilation) =>
        WindowAxis.Over(input, window, stride, dilation, Padding, Kind);

    /// <summary>Samples are pictures, and groups divide their channels evenly.</summary>
    private protected void CheckSamples(Shape input, int groups, bool isSeries = false)
    {
        LayerChecks.Rank(Kind, input, isSeries ? 2 : 3);
        if (input[^1] % groups != 0)
        {
            throw new ShapeException($"{Kind} with {groups} groups needs a number of channels they divide evenly; samples of shape {input} have {input[^1]}.");
        }
    }
}
