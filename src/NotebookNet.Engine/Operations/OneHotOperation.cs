using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>Class indices as rows of 0 and a single 1: (…) or (…, 1) → (…, classes).</summary>
internal sealed class OneHotOperation : Operation
{
    private readonly int _classes;

    /// <summary>One-hot rows in the shape of the predictions the labels belong to.</summary>
    public OneHotOperation(Tensor labels, Tensor predictions)
        : base("OneHot", Fitting(labels, predictions), labels) => _classes = predictions.Shape[^1];

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Forward()
    {
        var labels = Inputs[0].Data;
        Array.Clear(Output.Data);
        for (var row = 0; row < labels.Length; row++)
        {
            Output.Data[(row * _classes) + ClassLabels.Index(labels[row], row, _classes)] = 1;
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        Array.Clear(output);
        for (var row = 0; row < inputs[0].Length; row++)
        {
            output[(row * _classes) + (int)inputs[0][row]] = 1;
        }
    }

    private static Shape Fitting(Tensor labels, Tensor predictions)
    {
        ClassLabels.RowShape(predictions, labels, sparse: true);
        return predictions.Shape;
    }
}
