using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>
/// An operation for which each row of the output, and of the gradient of its first input, comes from the same rows of what it reads:
/// several of them one after the other can be done for some rows at a time.
/// </summary>
internal interface IRowwise
{
    /// <summary>How many rows there are; null when the numbers may be cut anywhere.</summary>
    int? Rows { get; }

    /// <summary>How much there is to do, in multiply-adds; 0 when it is better done for all rows at once.</summary>
    long Work { get; }

    /// <summary>Computes some rows of the output.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="rows">Into how many rows the whole is cut.</param>
    void ForwardRows(int first, int count, int rows);

    /// <summary>Computes some rows of the first input's gradient; parameters as of <see cref="ForwardRows"/>.</summary>
    void BackwardRows(OperationGradients gradients, int first, int count, int rows);

    /// <summary>Computes the other inputs' gradients, which all rows add to; nothing where there are none.</summary>
    void BackwardRest(OperationGradients gradients)
    {
    }
}
