using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>
/// A training step as a straight program over fixed buffers: everything a tape recorded, and the way back from the loss.
/// Fill the input buffers, replay, read loss and gradients; a replay allocates nothing.
/// </summary>
internal sealed class RecordedStep
{
    private readonly Action[] _forward;
    private readonly Action[] _backward = [];
    private readonly GradientPlan? _plan;

    /// <summary>A program of what <paramref name="tape"/> recorded.</summary>
    /// <param name="tape">The recording.</param>
    /// <param name="target">The loss.</param>
    /// <param name="sources">What is trained; with none, only the forward pass is kept.</param>
    /// <param name="kept">What somebody will look at beside the target and the gradients; everything when it is not said.</param>
    public RecordedStep(GradientTape tape, Tensor target, IReadOnlyCollection<Tensor> sources, IEnumerable<Tensor>? kept = null)
    {
        Operation[] operations = [.. tape.Operations];
        if (kept is not null)
        {
            Tensor[] needed = [.. kept, .. sources, target];
            if (sources.Count == 0)
            {
                operations = FinishedConvolutions.Join(operations, needed);
            }

            SharedOutputs.Find(operations, needed);
        }

        _forward = ForwardChain.Join(operations);
        if (sources.Count > 0)
        {
            _plan = new GradientPlan(operations, target, sources);
            _backward = BackwardChain.Join(_plan.Steps);
        }
    }

    /// <summary>The gradient buffer of a source, or null when the loss does not depend on it.</summary>
    public Tensor? GradientOf(Tensor source) => _plan?.GradientOf(source);

    /// <summary>Computes everything from the inputs to the loss.</summary>
    public void Forward()
    {
        foreach (var step in _forward)
        {
            step();
        }
    }

    /// <summary>Computes the gradients, after <see cref="Forward"/>.</summary>
    public void Backward()
    {
        foreach (var step in _backward)
        {
            step();
        }
    }
}
