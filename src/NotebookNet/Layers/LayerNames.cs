using System.Text;

namespace NotebookNet;

/// <summary>The names layers get when nobody gives them one.</summary>
internal static class LayerNames
{
    /// <summary>A kind of layer in lower case, its words joined by underscores as in Keras: <c>MaxPool2D</c> becomes <c>max_pool2d</c>.</summary>
    public static string Of(string kind)
    {
        var name = new StringBuilder();
        for (var i = 0; i < kind.Length; i++)
        {
            // A word begins at a capital behind a small letter, or at the last capital before small letters (Conv2DTranspose).
            var begins = i > 0 && char.IsUpper(kind[i])
                && (char.IsLower(kind[i - 1]) || (i + 1 < kind.Length && char.IsLower(kind[i + 1])));
            name.Append(begins ? "_" : string.Empty).Append(char.ToLowerInvariant(kind[i]));
        }

        return name.ToString();
    }
}
