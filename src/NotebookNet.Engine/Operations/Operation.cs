using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>
/// One differentiable step of a computation over fixed buffers. It can be run again and again: it reads its inputs where they
/// are and writes its output where it is, and allocates nothing after it was made.
/// </summary>
/// <param name="name">The name an error message or a drawn graph shows.</param>
/// <param name="output">What it writes.</param>
/// <param name="inputs">What it reads.</param>
internal abstract class Operation(string name, Tensor output, params Tensor[] inputs)
{
    /// <summary>An operation that writes a tensor of its own.</summary>
    protected Operation(string name, Shape outputShape, params Tensor[] inputs)
        : this(name, new Tensor(outputShape), inputs)
    {
    }

    /// <summary>The name an error message or a drawn graph shows.</summary>
    public string Name { get; } = name;

    /// <summary>What it reads.</summary>
    public IReadOnlyList<Tensor> Inputs { get; } = inputs;

    /// <summary>What it writes.</summary>
    public Tensor Output { get; } = output;

    /// <summary>
    /// Whether <see cref="Backward"/> may write the gradient of its one input over the gradient that arrives, which nobody reads behind
    /// it: the two may be the same numbers in memory.
    /// </summary>
    public virtual bool IsBackwardInPlace => false;

    /// <summary>Whether <see cref="Forward"/> may write the output over its one input, since <see cref="Backward"/> needs the output alone.</summary>
    public virtual bool IsForwardInPlace => false;

    /// <summary>Whether <see cref="Backward"/> does not look at the output.</summary>
    public virtual bool ForgetsOutput => false;

    /// <summary>Computes the output from the inputs.</summary>
    public abstract void Forward();

    /// <summary>Computes the inputs' gradients from the output's.</summary>
    public abstract void Backward(OperationGradients gradients);

    /// <summary>The scalar twin of <see cref="Forward"/> in double precision: the oracle of gradient checks.</summary>
    public abstract void Reference(double[][] inputs, double[] output);

    /// <summary>Whether a gradient can flow to this input; labels, for example, have none.</summary>
    public virtual bool IsDifferentiable(int input) => true;

    /// <summary>Runs a new operation, lets the recording tapes know, and gives its result.</summary>
    public static Tensor Run(Operation operation)
    {
        operation.Forward();
        GradientTape.Record(operation);
        return operation.Output;
    }
}
