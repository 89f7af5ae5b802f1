using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>A vector of zeros with a single one for each whole number.</summary>
internal sealed class OneHotOperation : Operation
{
    private readonly int _classes;
    private readonly int[] _index;
    private readonly string _what;

    public OneHotOperation(Tensor labels, int classes)
        : base("OneHot", ResultShape(labels, classes), labels)
    {
        _classes = classes;
        _index = new int[labels.Length];
        _what = $"{classes} classes";
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Forward()
    {
        WholeNumbers.Read("OneHot", Inputs[0].Data, _classes, _what, _index);
        Array.Clear(Output.Data);
        for (var i = 0; i < _index.Length; i++)
        {
            Output.Data[(i * _classes) + _index[i]] = 1f;
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
        for (var i = 0; i < _index.Length; i++)
        {
            output[(i * _classes) + _index[i]] = 1;
        }
    }

    private static Shape ResultShape(Tensor labels, int classes) => classes > 0
        ? new Shape([.. labels.Shape.AsSpan(), classes])
        : throw new ArgumentOutOfRangeException(nameof(classes), classes, "OneHot needs at least one class.");
}
