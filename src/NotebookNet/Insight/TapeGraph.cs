using NotebookNet.Autodiff;
using NotebookNet.Operations;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>The picture of a <see cref="GradientTape"/>.</summary>
public static class TapeGraph
{
    /// <summary>Records a computation and draws it: a tape in one line.</summary>
    /// <param name="compute">What is computed; its result is the target.</param>
    /// <param name="names">What tensors are called, besides variables that have names of their own.</param>
    /// <returns>The graph, with values and gradients.</returns>
    /// <exception cref="InvalidOperationException">Nothing was computed.</exception>
    /// <example><code>
    /// var w = new Variable(3f, "w");
    /// TapeGraph.Of(() => (w * 2 - 1).Square())
    /// </code></example>
    public static ComputationGraph Of(Func<Tensor> compute, params IReadOnlyList<(Tensor Tensor, string Name)> names)
    {
        ArgumentNullException.ThrowIfNull(compute);
        using var tape = new GradientTape();
        return tape.Graph(compute(), names);
    }

    /// <summary>
    /// What the tape recorded on the way to a target, as a graph: each tensor with the operation that computes it, its value, and the
    /// gradient ∂(Σ target)/∂tensor.
    /// </summary>
    /// <param name="tape">The tape.</param>
    /// <param name="target">A result computed while the tape was open; usually the loss.</param>
    /// <param name="names">What tensors are called, besides variables that have names of their own.</param>
    /// <returns>The graph, which draws itself; <c>ToMermaid()</c> and <c>ToDot()</c> write it for other programs.</returns>
    /// <exception cref="InvalidOperationException">The target was not recorded.</exception>
    /// <remarks>Ask before the variables change: values and gradients are read when this is called.</remarks>
    /// <example><code>
    /// var w = new Variable(3f, "w");
    /// ComputationGraph graph;
    /// using (var tape = new GradientTape())
    /// {
    ///     graph = tape.Graph((w * 2 - 1).Square());
    /// }
    ///
    /// graph
    /// </code></example>
    public static ComputationGraph Graph(this GradientTape tape, Tensor target, params IReadOnlyList<(Tensor Tensor, string Name)> names)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(names);
        var steps = WayTo(tape.Operations, target);
        if (steps.Count == 0)
        {
            throw new InvalidOperationException(
                $"The target of shape {target.Shape} was not computed while this tape was open ({tape.Count} operations were recorded). "
                + "Open the tape before the forward pass: using var tape = new GradientTape();");
        }

        var known = new Dictionary<Tensor, string>(ReferenceEqualityComparer.Instance);
        foreach (var (tensor, name) in names)
        {
            ArgumentNullException.ThrowIfNull(tensor, nameof(names));
            known[tensor] = name;
        }

        List<Tensor> tensors = [.. steps.SelectMany(step => step.Inputs.Append(step.Output)).Distinct<Tensor>(ReferenceEqualityComparer.Instance)];
        var plan = new GradientPlan(steps, target, tensors);
        plan.Run();
        var places = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        var nodes = new List<ComputationNode>();
        foreach (var step in steps)
        {
            foreach (var input in step.Inputs.Where(input => !places.ContainsKey(input)))
            {
                Place(input, null, []);
            }

            Place(step.Output, step.Name, [.. step.Inputs.Select(input => places[input])]);
        }

        return new ComputationGraph(nodes);

        void Place(Tensor tensor, string? operation, int[] inputs)
        {
            places[tensor] = nodes.Count;
            var name = known.GetValueOrDefault(tensor) ?? (tensor as Variable)?.Name ?? (ReferenceEquals(tensor, target) ? "target" : null);
            nodes.Add(new ComputationNode(name, operation, [.. tensor.Shape], inputs)
            {
                Values = tensor.ToArray(),
                Gradients = plan.GradientOf(tensor)?.ToArray(),
                IsVariable = tensor is Variable,
            });
        }
    }

    // The operations the target depends on, in the order of recording; the target's own is the last.
    private static List<Operation> WayTo(IReadOnlyList<Operation> operations, Tensor target)
    {
        var needed = new HashSet<Tensor>(ReferenceEqualityComparer.Instance) { target };
        var steps = new List<Operation>();
        foreach (var operation in operations.Reverse().Where(operation => needed.Contains(operation.Output)))
        {
            needed.UnionWith(operation.Inputs);
            steps.Add(operation);
        }

        steps.Reverse();
        return steps;
    }
}
