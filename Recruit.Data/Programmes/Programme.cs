namespace Recruit.Data.Programmes;

/// <summary>The whole undertaking: it owns tracks, attributes, targets and reminder rules.</summary>
/// <param name="AnswerDays">Days that an invited person has to answer.</param>
/// <param name="CutOffHours">Hours before the start after which an empty seat is no longer refilled.</param>
/// <param name="ReserveShare">Reserves drawn per seat.</param>
/// <param name="SameHousehold"><c>one_per_table</c> or <c>one_per_programme</c>.</param>
public sealed record Programme(
    Guid Id, string Slug, string Name, string Purpose, int MinimumAge, string TimeZone, string ContactAddress,
    int AnswerDays, int CutOffHours, decimal ReserveShare, string SameHousehold, DateTimeOffset? RegistrationClosesAt);

/// <summary>One audience of a programme: citizens, civil society, science or orientation.</summary>
/// <param name="PaperDays">Who takes part hands in a paper, so many days before the start; null when nobody does.</param>
/// <param name="Role">The role that everyone of it has at action tables; null where people differ.</param>
public sealed record Track(
    Guid Id, Guid ProgrammeId, string Slug, string NameNl, string NameEn, int Position, bool Open, int? PaperDays = null,
    string? Role = null)
{
    /// <summary>The slug of the track in which people speak for an organisation.</summary>
    public const string CivilSociety = "civil_society";

    public string Name(string language) => language switch { "en" => NameEn, _ => NameNl };
}

/// <summary>How a registration yields the level of an attribute.</summary>
public static class Derivation
{
    public const string BirthYear = "birth_year";
    public const string Postcode = "postcode";
    public const string Choice = "choice";
}

/// <summary>Something in which a group should mirror society: age, region, education, …</summary>
public sealed record ProgrammeAttribute
{
    public Guid Id { get; init; }
    public Guid ProgrammeId { get; init; }
    public string Slug { get; init; } = "";
    public string NameNl { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string QuestionNl { get; init; } = "";
    public string QuestionEn { get; init; } = "";
    public string HintNl { get; init; } = "";
    public string HintEn { get; init; } = "";
    public string Derivation { get; init; } = "";

    /// <summary>Special-category data: optional, with its own consent, stored apart.</summary>
    public bool Special { get; init; }
    public int Position { get; init; }

    /// <summary>How heavily tables balance it, within the track that it was asked for; 1 otherwise.</summary>
    public decimal Weight { get; init; }

    /// <summary>At a table of the track that it was asked for no level comes twice while another is missing.</summary>
    public bool Spread { get; init; }

    public IReadOnlyList<Level> Levels { get; init; } = [];

    public string Name(string language) => language switch { "en" => NameEn, _ => NameNl };
    public string Question(string language) => language switch { "en" => QuestionEn, _ => QuestionNl };
    public string Hint(string language) => language switch { "en" => HintEn, _ => HintNl };
}

/// <summary>One value of an attribute.</summary>
/// <param name="AgeFrom">First age of the class, in whole years; only for classes of age.</param>
/// <param name="AgeTo">Last age of the class; null when it has no end.</param>
public sealed record Level(Guid AttributeId, string Slug, string LabelNl, string LabelEn, int? AgeFrom, int? AgeTo, int Position)
{
    public string Label(string language) => language switch { "en" => LabelEn, _ => LabelNl };
}
