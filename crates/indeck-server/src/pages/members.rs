//! Members and invitations.

use indeck_platform::access::{Role, Verb};
use indeck_platform::accounts::{InvitationInfo, Member};
use indeck_platform::id::UserId;

use super::datasets::unknown_action;
use super::form::{Fields, Sent};
use super::rows;
use super::shell::{self, Around};
use super::show::{Shown, errors, go, page, page_with};
use crate::api::members::role;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Choice, InvitationRow, MemberRow, Members};

/// `GET /organisation/members`.
pub(crate) async fn show(around: Around) -> Shown {
    let view = draw(&around.signed, &Fields::default()).await?;
    page(&Members { shell: around.shell, ..view })
}

async fn draw(signed: &Signed, typed: &Fields) -> Result<Members, Problem> {
    let caller = &signed.caller;
    let members = caller.members().await?;
    let may_edit = caller.could(Verb::MemberUpdate);
    let invitations = match caller.could(Verb::MemberInvite) {
        true => caller.invitations().await?,
        false => Vec::new(),
    };
    let chosen = typed.text("role");
    let successor = |member: &Member| Choice {
        value: member.id.to_string(),
        label: member.name.clone(),
        detail: member.role.word().to_owned(),
        selected: member.you,
    };
    Ok(Members {
        successors: members.iter().map(successor).collect(),
        items: members.into_iter().map(|member| row(member, may_edit)).collect(),
        invitations: invitations.into_iter().map(invitation).collect(),
        email: typed.text("email"),
        roles: roles(Role::parse(&chosen).unwrap_or(Role::Author)),
        may_edit,
        ..Members::default()
    })
}

fn roles(chosen: Role) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        value: role.word().to_owned(),
        label: role.word().to_owned(),
        detail: meaning(role).to_owned(),
        selected: role == chosen,
    };
    Role::ALL.into_iter().map(choice).collect()
}

fn meaning(role: Role) -> &'static str {
    match role {
        Role::Owner => "Everything",
        Role::Admin => "Members, settings and all content",
        Role::Author => "Brings data in, writes reports and runs them",
        Role::Viewer => "Sees reports and downloads decks",
        Role::Auditor => "Sees the audit log and settings, no content",
    }
}

fn row(member: Member, may_edit: bool) -> MemberRow {
    MemberRow {
        id: member.id.to_string(),
        name: member.name,
        email: member.email,
        role: member.role.word().to_owned(),
        roles: if may_edit && !member.you { roles(member.role) } else { Vec::new() },
        second_factor: member.second_factor,
        seen: member.last_sign_in.map(rows::when),
        you: member.you,
    }
}

fn invitation(info: InvitationInfo) -> InvitationRow {
    InvitationRow {
        id: info.id.to_string(),
        email: info.email,
        role: info.role.word().to_owned(),
        by: info.by_name,
        expires: rows::when(info.expires),
    }
}

/// What was done, and what is to be told of it once.
#[derive(Default)]
struct Done {
    to: Option<&'static str>,
    fresh_link: Option<String>,
    receipt: Option<String>,
}

/// `POST /organisation/members`.
pub(crate) async fn act(sent: Sent) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    match change(signed, fields).await {
        Ok(Done { to: Some(to), .. }) => go(to),
        Ok(Done { fresh_link, receipt, .. }) => {
            let view = draw(signed, &Fields::default()).await?;
            let (shell, fresh_for) = (shell::of(signed).await?, fields.text("email"));
            page(&Members { shell, fresh_link, fresh_for, receipt, ..view })
        }
        Err(problem) => {
            let (status, errors) = errors(problem)?;
            let view = draw(signed, fields).await?;
            page_with(status, &Members { shell: shell::of(signed).await?, errors, ..view })
        }
    }
}

async fn change(signed: &Signed, fields: &Fields) -> Result<Done, Problem> {
    let caller = &signed.caller;
    let going = |to| Ok(Done { to: Some(to), ..Done::default() });
    match fields.text("action").as_str() {
        "role" => {
            caller.change_role(member(fields, "id")?, role(&fields.text("role"))?, None).await?;
            going("/organisation/members?done=role")
        }
        "off-board" => {
            let successor = match fields.text("successor").as_str() {
                "" => None,
                _ => Some(member(fields, "successor")?),
            };
            let receipt = caller.remove_member(member(fields, "id")?, successor).await?;
            Ok(Done { receipt: Some(receipt.text), ..Done::default() })
        }
        "invite" => {
            let role = role(&fields.text("role"))?;
            let (_, link) = caller.invite(&fields.text("email"), role).await?;
            Ok(Done { fresh_link: Some(link), ..Done::default() })
        }
        "withdraw" => {
            let id = fields.text("id").parse().map_err(|_| Problem::not_found())?;
            caller.withdraw_invitation(id).await?;
            going("/organisation/members?done=withdrawn")
        }
        _ => Err(unknown_action()),
    }
}

fn member(fields: &Fields, name: &'static str) -> Result<UserId, Problem> {
    fields.text(name).parse().map_err(|_| Problem::of_field(name, "is no member"))
}
