namespace NotebookNet.Visuals;

/// <summary>Where the text of a column stands.</summary>
public enum ColumnAlignment
{
    /// <summary>At the left: names.</summary>
    Left,

    /// <summary>At the right: numbers, so that digits of the same rank stand below each other.</summary>
    Right,

    /// <summary>In the middle: marks.</summary>
    Centre,
}

/// <summary>A column of a <see cref="TablePicture"/>.</summary>
/// <param name="Header">The column's name.</param>
/// <param name="Alignment">Where its cells stand.</param>
/// <param name="Note">A small second line of the header, such as a type or a range; none when null.</param>
public sealed record TableColumn(string Header, ColumnAlignment Alignment = ColumnAlignment.Left, string? Note = null);
