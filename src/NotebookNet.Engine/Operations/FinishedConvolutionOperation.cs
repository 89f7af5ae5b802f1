using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>An operation that is a function of each number for itself.</summary>
internal interface IElementwise
{
    /// <summary>The function.</summary>
    IInPlaceMap InPlace { get; }
}

/// <summary>A pool.</summary>
internal interface IPool2D
{
    /// <summary>What pools windows of 2 × 2 next to each other, if it is such a pool.</summary>
    IPairPool? Pairs { get; }
}

/// <summary>
/// A convolution with the activation and the pool behind it as one operation, for predictions: what lies between is never written to
/// memory. The digits are those of the operations one by one; at most the sign of a zero is another.
/// </summary>
/// <param name="convolution">The convolution.</param>
/// <param name="rest">The activation, the pool or both, in this order.</param>
internal sealed class FinishedConvolutionOperation(ConvolutionOperation convolution, IReadOnlyList<Operation> rest)
    : Operation(convolution.Name, rest[^1].Output, [.. convolution.Inputs])
{
    private readonly IFinishingConvolution _kernel = convolution.Finishing!;
    private readonly ConvolutionFinish _finish = new(
        rest.OfType<IElementwise>().SingleOrDefault()?.InPlace, rest.OfType<IPool2D>().SingleOrDefault()?.Pairs);

    /// <inheritdoc/>
    public override void Forward() =>
        _kernel.Forward(Inputs[0].Data, Inputs[1].Data, Inputs.Count > 2 ? Inputs[2].Data : [], Output.Data, _finish);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) => throw NoWayBack();

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output) => throw NoWayBack();

    private static NotSupportedException NoWayBack() => new("A convolution of a prediction has forgotten what a gradient needs.");
}
