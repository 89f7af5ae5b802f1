namespace NotebookNet.Autodiff;

/// <summary>
/// What one operation needs on the way back: the gradient that arrives at its output, and the places where the gradients of
/// its inputs go. They belong to the pass, not to the operation, so one recording serves several passes.
/// </summary>
internal sealed class OperationGradients(Operations.Operation operation, Tensor output, Tensor?[] inputs, bool[] accumulates)
{
    /// <summary>The operation these belong to.</summary>
    public Operations.Operation Operation { get; } = operation;

    /// <summary>∂target/∂output.</summary>
    public ReadOnlySpan<float> Output => output.Data;

    /// <summary>Whether anyone asked for the gradient of this input.</summary>
    public bool Needs(int input) => inputs[input] is not null;

    /// <summary>Where ∂target/∂input goes. Operations write the inputs in the order 0, 1, 2 …</summary>
    public Span<float> Input(int input) => inputs[input]!.Data;

    /// <summary>Whether the gradient is added to what is there (the tensor is used more than once) or written over it.</summary>
    public bool Accumulates(int input) => accumulates[input];

    /// <summary>The input's gradient, ready to be added to: cleared first when it has to be written.</summary>
    public Span<float> InputToAddTo(int input)
    {
        var gradient = Input(input);
        if (!Accumulates(input))
        {
            gradient.Clear();
        }

        return gradient;
    }
}
