namespace Recruit.Data.Asking;

/// <summary>What a lottery of letters is sealed with: everything that decides it but the addresses themselves.</summary>
/// <param name="ByProvince">Whether regions are provinces; municipalities otherwise.</param>
/// <param name="Raised">Whether neighbourhoods of a low index get more letters.</param>
/// <param name="ListHash">SHA-256 of the addresses as they were read.</param>
/// <param name="EndsAt">After this no code opens, and the addresses are erased.</param>
public sealed record LotteryToSeal(
    Guid Id, Guid ProgrammeId, bool ByProvince, bool Raised, string ListHash, string Seal, DateTimeOffset EndsAt,
    IReadOnlyList<LetterStratum> Strata);

/// <summary>Addresses of one region and one group of neighbourhoods; each has the same chance of a letter.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Region">Empty for the small groups that were joined.</param>
/// <param name="Neighbourhood">What the index column says; empty where there is none.</param>
public sealed record LetterStratum(int Number, string Region, string Neighbourhood, int Addresses, int Letters)
{
    /// <summary>Of a letter, between 0 and 1.</summary>
    public double Chance => Letters / (double)Addresses;
}

/// <summary>A first lottery, which decides who gets a letter: sealed → drawn → erased.</summary>
public sealed record LetterLottery
{
    public Guid Id { get; init; }
    public Guid ProgrammeId { get; init; }

    /// <summary>Names its public page.</summary>
    public string Code { get; init; } = "";
    public bool ByProvince { get; init; }
    public bool Raised { get; init; }
    public int Addresses { get; init; }
    public int Letters { get; init; }
    public string ListHash { get; init; } = "";
    public string Seal { get; init; } = "";
    public DateTimeOffset SealedAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>What three dice showed; null while they were not thrown.</summary>
    public int? Number { get; init; }
    public DateTimeOffset? DrawnAt { get; init; }

    /// <summary>When the addresses were erased.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>What came of the letters of a stratum.</summary>
/// <param name="SignedUp">People whose registration is confirmed.</param>
/// <param name="LaterChance">The average chance of a seat in the draws that they took part in; null before any.</param>
public sealed record StratumResponse(
    int Number, string Region, string Neighbourhood, int Addresses, int Letters, int SignedUp, decimal? LaterChance);

/// <summary>Whether a code from a letter lets somebody sign up.</summary>
public abstract record CodeStanding
{
    public sealed record Good(Guid LetterId) : CodeStanding;

    /// <summary>Somebody signed up by it and confirmed.</summary>
    public sealed record Used : CodeStanding;

    public sealed record Ended(DateTimeOffset At) : CodeStanding;

    public sealed record Unknown : CodeStanding;
}
