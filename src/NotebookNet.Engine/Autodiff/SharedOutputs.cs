using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>
/// Lets an activation write its results over the numbers they are made of, where nobody needs those any more: what is written is in the
/// cache already, and a step needs less memory.
/// </summary>
internal static class SharedOutputs
{
    /// <summary>Finds where that is possible.</summary>
    /// <param name="operations">All operations of a step, in their order.</param>
    /// <param name="kept">Tensors that somebody will look at.</param>
    public static void Find(IReadOnlyList<Operation> operations, IEnumerable<Tensor> kept)
    {
        var needed = new HashSet<Tensor>(kept, ReferenceEqualityComparer.Instance);
        var makers = new Dictionary<Tensor, Operation>(ReferenceEqualityComparer.Instance);
        var readers = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        foreach (var operation in operations)
        {
            makers[operation.Output] = operation;
            foreach (var input in operation.Inputs)
            {
                readers[input] = readers.GetValueOrDefault(input) + 1;
            }
        }

        foreach (var operation in operations.Where(operation => operation.IsForwardInPlace))
        {
            var input = operation.Inputs[0];
            if (readers[input] == 1 && !needed.Contains(input) && makers.TryGetValue(input, out var maker) && maker.ForgetsOutput)
            {
                input.ShareNumbersOf(operation.Output);
            }
        }
    }
}
