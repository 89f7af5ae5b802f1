using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>
/// Labels for a hinge: when all of them are 0 or 1, 0 becomes −1; other labels stay. Looked at anew in each run, because a
/// recorded step sees other labels in each batch.
/// </summary>
internal sealed class HingeLabelsOperation(Tensor labels) : Operation("HingeLabels", labels.Shape, labels)
{
    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Forward()
    {
        var labels = Inputs[0].Data;
        var areBinary = Array.TrueForAll(labels, static label => label is 0 or 1);
        for (var i = 0; i < labels.Length; i++)
        {
            Output.Data[i] = areBinary ? (2 * labels[i]) - 1 : labels[i];
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var areBinary = Array.TrueForAll(inputs[0], label => label is 0 or 1);
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = areBinary ? (2 * inputs[0][i]) - 1 : inputs[0][i];
        }
    }
}
