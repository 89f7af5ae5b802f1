using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>
/// Joins convolutions with the activations and pools behind them, in a step without a way back: results are finished while they are in
/// the cache, and what lies between needs no memory.
/// </summary>
internal static class FinishedConvolutions
{
    /// <summary>The operations of a step with all convolutions joined that can be.</summary>
    /// <param name="operations">All operations of the step, in their order.</param>
    /// <param name="kept">Tensors that somebody will look at.</param>
    public static Operation[] Join(IReadOnlyList<Operation> operations, IEnumerable<Tensor> kept)
    {
        var needed = new HashSet<Tensor>(kept, ReferenceEqualityComparer.Instance);
        var readers = new Dictionary<Tensor, List<Operation>>(ReferenceEqualityComparer.Instance);
        foreach (var operation in operations)
        {
            foreach (var input in operation.Inputs)
            {
                (readers.TryGetValue(input, out var list) ? list : readers[input] = []).Add(operation);
            }
        }

        var joined = new Dictionary<Operation, Operation?>(ReferenceEqualityComparer.Instance);
        foreach (var convolution in operations.OfType<ConvolutionOperation>().Where(operation => operation.Finishing is not null))
        {
            var rest = new List<Operation>();
            if (Next<IElementwise>(convolution) is { } activation)
            {
                rest.Add(activation);
            }

            if (Next<IPool2D>(rest.LastOrDefault(convolution)) is { } pool && ((IPool2D)pool).Pairs is not null)
            {
                rest.Add(pool);
            }

            if (rest.Count > 0)
            {
                joined[convolution] = new FinishedConvolutionOperation(convolution, rest);
                rest.ForEach(operation => joined[operation] = null);
            }
        }

        return [.. operations.Select(operation => joined.GetValueOrDefault(operation, operation)).OfType<Operation>()];

        // The operation behind another one, if it is of that kind and nobody else looks at what is between.
        Operation? Next<TKind>(Operation operation) =>
            !needed.Contains(operation.Output) && readers.GetValueOrDefault(operation.Output) is [TKind and Operation next] ? next : null;
    }
}
