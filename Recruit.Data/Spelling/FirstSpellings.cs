namespace Recruit.Data.Spelling;

/// <summary>
/// Gives each word of a column the spelling in which it was seen first, so that Vrouw and vrouw are one level, and a household is one
/// however its postcode is spaced.
/// </summary>
public sealed class FirstSpellings
{
    private const string Household = "household";

    private readonly Dictionary<string, Dictionary<string, string>> seen = new(Spelled.Alike);

    /// <summary>The first spelling of a word in a column; a word that was not seen before is spelled as it is.</summary>
    public string In(string column, string word)
    {
        if (!seen.TryGetValue(column, out var words))
            seen.Add(column, words = new Dictionary<string, string>(StringComparer.Ordinal));
        var key = Spelled.Alike.Equals(column, Household) ? HomeAddress.Household(word) : Spelled.Key(word);
        return words.TryGetValue(key, out var first) ? first : words[key] = word;
    }
}
