using Recruit.Data.Privacy;
using Recruit.Data.Registrations;

namespace Recruit.Web.Tests.Registrations;

/// <summary>Anna was imported with a whole address and a household, and changes an answer herself.</summary>
public sealed class OwnAnswersTests : OrganiserTests
{
    [Fact]
    public async Task A_changed_answer_leaves_her_city_and_her_household_as_they_were()
    {
        var small = await ProgrammeAsync();
        var wish = new NewRegistration(small.Programme.Id, small.Citizens.Id,
            new Contact("Anna de Wit") { Email = "anna@post.example", Street = "Lindelaan 4", Postcode = "3511 AB", City = "Utrecht" },
            new() { ["age_group"] = "40-64", ["gender"] = "woman", ["region"] = "utrecht" }, "test")
        { BirthYear = 1970, Household = "familie De Wit", Confirmed = true };
        var anna = ((RegistrationOutcome.Accepted)await Site.Get<RegistrationStore>().AddAsync(wish, Stop)).RegistrationId;
        var token = await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.OwnRegistration, anna, Site.Clock.Now.AddDays(1), Stop);

        await Olga.SendAsync($"/mijn/{token}/nodig", new() { ["nodig"] = "ringleiding" });

        var changed = (await Site.Get<RegistrationStore>().GetAsync(anna, Stop))!;
        var contact = (await Site.Get<Vault>().ReadAsync(changed.PersonId, Stop))!;
        Assert.Equal(("ringleiding", "Lindelaan 4", "Utrecht"), (contact.Needs, contact.Street, contact.City));
        Assert.Equal(Site.Get<Vault>().HouseholdHash("familie De Wit"), changed.Household);
    }
}
