namespace NotebookNet;

/// <summary>Of what a cell of a confusion matrix shows its share. scikit-learn: <c>normalize</c>.</summary>
public enum ConfusionShare
{
    /// <summary>No share, counts alone.</summary>
    None,

    /// <summary>Of its row, the samples of the true class: on the diagonal the recall. scikit-learn: <c>"true"</c>.</summary>
    Row,

    /// <summary>Of its column, the samples predicted as the class: on the diagonal the precision. scikit-learn: <c>"pred"</c>.</summary>
    Column,

    /// <summary>Of all samples. scikit-learn: <c>"all"</c>.</summary>
    Overall,
}
