namespace Recruit.Web.Registrations.Questions;

/// <summary>Knows the mail domains that most people here use, and sees when one is almost written.</summary>
public static class AddressTypo
{
    private static readonly string[] Common =
    [
        "gmail.com", "hotmail.com", "hotmail.nl", "outlook.com", "live.nl", "icloud.com", "yahoo.com", "ziggo.nl", "kpnmail.nl",
        "planet.nl", "hetnet.nl", "xs4all.nl", "home.nl", "casema.nl", "upcmail.nl", "telfort.nl", "solcon.nl", "protonmail.com",
    ];

    /// <summary>Domains that look like a slip but are not.</summary>
    private static readonly string[] Real =
    [
        "mail.com", "ymail.com", "hotmail.be", "live.com", "live.be", "yahoo.nl", "outlook.nl", "email.com", "gmx.com", "me.com", "home.pl",
    ];

    /// <summary>The address as it was probably meant, or null when nothing looks wrong.</summary>
    public static string? SuggestionFor(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1)
            return null;
        var domain = address[(at + 1)..].ToLowerInvariant();
        if (Common.Contains(domain) || Real.Contains(domain))
            return null;
        var meant = Common.FirstOrDefault(common => SlipsBetween(domain, common) == 1)
            ?? Common.FirstOrDefault(common => common.Length > 8 && SlipsBetween(domain, common) == 2);
        return meant is null ? null : address[..(at + 1)] + meant;
    }

    /// <summary>Letters too many, too few, wrong or swapped (Damerau–Levenshtein distance, optimal string alignment).</summary>
    internal static int SlipsBetween(string written, string meant)
    {
        var slips = new int[written.Length + 1, meant.Length + 1];
        for (var i = 0; i <= written.Length; i++)
            slips[i, 0] = i;
        for (var j = 0; j <= meant.Length; j++)
            slips[0, j] = j;
        for (var i = 1; i <= written.Length; i++)
            for (var j = 1; j <= meant.Length; j++)
            {
                var wrong = written[i - 1] == meant[j - 1] ? 0 : 1;
                slips[i, j] = Math.Min(Math.Min(slips[i - 1, j] + 1, slips[i, j - 1] + 1), slips[i - 1, j - 1] + wrong);
                if (i > 1 && j > 1 && written[i - 1] == meant[j - 2] && written[i - 2] == meant[j - 1])
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
            }
        return slips[written.Length, meant.Length];
    }
}
