using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Names of types as words.</summary>
internal static class TypeNames
{
    /// <summary>"ConfusionMatrix" as "Confusion matrix".</summary>
    public static string InWords(Type type)
    {
        var name = type.Name.Split('`')[0];
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(starts ? " " : "").Append(starts && (i + 1 >= name.Length || !char.IsUpper(name[i + 1])) ? char.ToLowerInvariant(name[i]) : name[i]);
        }

        return text.ToString();
    }
}
