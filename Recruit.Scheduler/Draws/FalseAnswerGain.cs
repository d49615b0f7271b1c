namespace Recruit.Scheduler.Draws;

/// <summary>
/// How much somebody's chance could rise by false answers under a kind of fairness, where everyone else tells the truth: the largest rise
/// found when somebody with the lowest chance gives the answers of people with the highest.
/// </summary>
/// <param name="Lowest">Chance where everyone tells the truth.</param>
/// <param name="Highest">Chance where everyone tells the truth.</param>
/// <param name="From">Of the one whose chance rises most, with true answers.</param>
/// <param name="To">Of the same person with false answers, all chances computed again.</param>
/// <param name="Tried">How many false answers were tried.</param>
public sealed record FalseAnswerGain(Fairness Fairness, double Lowest, double Highest, double From, double To, int Tried);
