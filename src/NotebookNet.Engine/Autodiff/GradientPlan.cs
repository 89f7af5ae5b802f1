using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>
/// The way back through a recording: which operations take part, in which order, and the buffers their gradients use.
/// It is found once and can be run again and again without allocating.
/// </summary>
internal sealed class GradientPlan
{
    private readonly List<OperationGradients> _steps = [];
    private readonly Dictionary<Tensor, Tensor> _gradients = new(ReferenceEqualityComparer.Instance);
    private readonly Tensor _seed;

    /// <summary>A plan for ∂target/∂source of each source.</summary>
    public GradientPlan(IReadOnlyList<Operation> operations, Tensor target, IEnumerable<Tensor> sources)
    {
        // What depends on a source, found in the order of recording; only gradients of those tensors are computed.
        var depends = new HashSet<Tensor>(sources, ReferenceEqualityComparer.Instance);
        // Gradients that somebody will read afterwards; others may be written over on the way.
        var kept = new HashSet<Tensor>(depends, ReferenceEqualityComparer.Instance) { target };
        // An operation whose result is itself a source is not on the way, unless it depends on another source.
        var isOnTheWay = new bool[operations.Count];
        for (var step = 0; step < isOnTheWay.Length; step++)
        {
            var operation = operations[step];
            for (var i = 0; i < operation.Inputs.Count; i++)
            {
                if (operation.IsDifferentiable(i) && depends.Contains(operation.Inputs[i]))
                {
                    depends.Add(operation.Output);
                    isOnTheWay[step] = true;
                    break;
                }
            }
        }

        _seed = new Tensor(target.Shape);
        Array.Fill(_seed.Data, 1f);
        _gradients[target] = _seed;
        for (var step = operations.Count - 1; step >= 0; step--)
        {
            var operation = operations[step];
            if (isOnTheWay[step] && _gradients.TryGetValue(operation.Output, out var arriving))
            {
                _steps.Add(StepOf(operation, arriving, depends, operation.IsBackwardInPlace && !kept.Contains(operation.Output)));
            }
        }
    }

    /// <summary>What it does, in this order.</summary>
    public IReadOnlyList<OperationGradients> Steps => _steps;

    /// <summary>The gradient of a source after <see cref="Run"/>, or null when the target does not depend on it.</summary>
    public Tensor? GradientOf(Tensor source) => _gradients.GetValueOrDefault(source);

    /// <summary>Computes all gradients.</summary>
    public void Run()
    {
        foreach (var step in _steps)
        {
            step.Operation.Backward(step);
        }
    }

    private OperationGradients StepOf(Operation operation, Tensor arriving, HashSet<Tensor> depends, bool isInPlace)
    {
        var inputs = new Tensor?[operation.Inputs.Count];
        var accumulates = new bool[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = operation.Inputs[i];
            if (!operation.IsDifferentiable(i) || !depends.Contains(input))
            {
                continue;
            }

            // The first to arrive writes, all others add: no buffer has to be cleared.
            accumulates[i] = _gradients.TryGetValue(input, out var gradient);
            if (!accumulates[i])
            {
                gradient = isInPlace ? new Tensor(input.Shape, arriving.Data) : new Tensor(input.Shape);
                _gradients[input] = gradient;
            }

            inputs[i] = gradient;
        }

        return new OperationGradients(operation, arriving, inputs, accumulates);
    }
}
