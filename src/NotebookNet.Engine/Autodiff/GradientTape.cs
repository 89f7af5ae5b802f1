using NotebookNet.Autodiff;
using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Records tensor operations while it is open and computes derivatives of their results: reverse-mode automatic
/// differentiation. For a target y and a source x the result is ∂(Σ y)/∂x, with the shape of x.
/// </summary>
/// <remarks>
/// Every operation made on this thread while the tape is open is recorded, so any tensor that took part can be a source:
/// nothing has to be watched. Tapes may be nested, and a tape may be asked several times. Ask before the variables change:
/// the way back reads their current values. Keras/TensorFlow: <c>tf.GradientTape</c>.
/// </remarks>
/// <example><code>
/// var w = new Variable(3f);
/// using (var tape = new GradientTape())
/// {
///     var loss = w * w;
///     Console.WriteLine(tape.Gradient(loss, w));   // 6
/// }
/// </code></example>
public sealed class GradientTape : IDisposable
{
    [ThreadStatic]
    private static List<GradientTape>? _open;

    private readonly List<Operation> _operations = [];
    private volatile bool _closed;

    /// <summary>Opens a tape: from now on it records.</summary>
    public GradientTape() => (_open ??= []).Add(this);

    /// <summary>How many operations were recorded.</summary>
    public int Count => _operations.Count;

    internal IReadOnlyList<Operation> Operations => _operations;

    /// <summary>Closes the tape: it records no more, but can still be asked for gradients.</summary>
    public void Dispose()
    {
        _closed = true;
        _open?.Remove(this);
    }

    /// <summary>∂(Σ target)/∂source.</summary>
    /// <param name="target">A result computed while the tape was open; usually the loss.</param>
    /// <param name="source">A variable or any other tensor the target was computed from.</param>
    /// <returns>The gradient, with the shape of <paramref name="source"/>.</returns>
    /// <exception cref="InvalidOperationException">The target was not recorded, or does not depend on the source.</exception>
    public Tensor Gradient(Tensor target, Tensor source) => Gradient(target, [source])[0];

    /// <summary>∂(Σ target)/∂source for several sources in one pass.</summary>
    /// <param name="target">A result computed while the tape was open; usually the loss.</param>
    /// <param name="sources">Variables or any other tensors the target was computed from.</param>
    /// <returns>One gradient per source, in the same order, each with its source's shape.</returns>
    /// <exception cref="InvalidOperationException">The target was not recorded, or does not depend on a source.</exception>
    public Tensor[] Gradient(Tensor target, params IReadOnlyList<Tensor> sources)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(sources);
        for (var i = 0; i < sources.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(sources[i], nameof(sources));
        }

        if (!_operations.Exists(operation => ReferenceEquals(operation.Output, target)))
        {
            throw new InvalidOperationException(
                $"The target of shape {target.Shape} was not computed while this tape was open ({Count} operations were recorded). "
                + (target is Variable
                    ? $"It is a variable{NameOf(target)}, which nothing computes: give the loss as the target, and the variable as the source."
                    : "Open the tape before the forward pass: using (var tape = new GradientTape()) { … }"));
        }

        var plan = new GradientPlan(_operations, target, sources);
        plan.Run();
        var gradients = new Tensor[sources.Count];
        for (var i = 0; i < gradients.Length; i++)
        {
            gradients[i] = plan.GradientOf(sources[i]) ?? throw NoWay(target, sources[i], $"source {i + 1} of {sources.Count}{NameOf(sources[i])}");
        }

        return gradients;
    }

    /// <summary>Tells every open tape of this thread about an operation.</summary>
    internal static void Record(Operation operation)
    {
        if (_open is { Count: > 0 } tapes)
        {
            // One that was closed on another thread (after an await, say) still stands in the list of this one.
            tapes.RemoveAll(tape => tape._closed);
            foreach (var tape in tapes)
            {
                tape._operations.Add(operation);
            }
        }
    }

    // Says where the way from the source to the target ends.
    private InvalidOperationException NoWay(Tensor target, Tensor source, string name)
    {
        var before = new HashSet<Tensor>(ReferenceEqualityComparer.Instance) { target };
        foreach (var operation in Enumerable.Reverse(_operations).Where(operation => before.Contains(operation.Output)))
        {
            before.UnionWith(operation.Inputs);
        }

        var reached = new HashSet<Tensor>(ReferenceEqualityComparer.Instance) { source };
        var ends = new List<string>();
        foreach (var operation in _operations.Where(operation => before.Contains(operation.Output)))
        {
            for (var i = 0; i < operation.Inputs.Count; i++)
            {
                if (reached.Contains(operation.Inputs[i]))
                {
                    reached.Add(operation.Output);
                    if (!operation.IsDifferentiable(i) && !ends.Contains(operation.Name))
                    {
                        ends.Add(operation.Name);
                    }
                }
            }
        }

        return new InvalidOperationException(
            $"The target does not depend on {name}, a tensor of shape {source.Shape}: "
            + (reached.Contains(target)
                ? $"every way from it to the target goes through {string.Join(" or ", ends)}, which no gradient passes. Leave that step out, or do not ask for this gradient."
                : source.Origin is not null
                ? "a cross-entropy of what a softmax or sigmoid gives starts from the logits and passes it by. Ask for the gradient of the logits, or give the loss a copy, p * 1."
                : "no recorded operation leads from it to the target. Was it used before the tape was opened, or replaced by a copy?"));
    }

    private static string NameOf(Tensor source) => source is Variable { Name: { } name } ? $" ('{name}')" : string.Empty;
}
