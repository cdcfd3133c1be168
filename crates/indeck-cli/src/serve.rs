//! `indeck serve` and `indeck admin`: the platform over HTTP, and what its operator does beside it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand, ValueEnum};
use indeck_server::config::{LogFormat, Secret, TlsConfig};
use indeck_server::{Config, ServeError, Started, admin};

use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::govern::Machine;
use crate::host::Host;

/// Serve the platform: pages and API
///
/// Without any argument it keeps everything in the folder `indeck-data` and answers on this machine
/// alone. The first time it prints a link that makes the first organisation.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    place: PlaceArgs,
    /// The certificate's chain, PEM
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's private key, PEM
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// A plain port that sends people to the TLS one
    #[arg(long, value_name = "ADDRESS", requires = "tls_cert")]
    redirect_listen: Option<SocketAddr>,
    /// A network whose proxies do TLS, and say where requests come from
    #[arg(long, value_name = "NETWORK")]
    trusted_proxy: Vec<String>,
    /// Where metrics are told, on this machine
    #[arg(long, value_name = "ADDRESS")]
    admin_listen: Option<SocketAddr>,
    /// How lines of the log look: text or json
    #[arg(long, value_name = "FORMAT", value_enum, hide_possible_values = true)]
    log_format: Option<LogWords>,
}

/// Where everything lies.
#[derive(Debug, Args)]
pub(crate) struct PlaceArgs {
    /// The configuration; arguments go before it
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of database, objects and root key
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// A PostgreSQL database instead of the folder's own
    #[arg(long, value_name = "URL", env = "INDECK_DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,
    /// Where the server answers
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// What people type to come here; links begin with it
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
}

/// How lines of the log look.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum LogWords {
    Text,
    Json,
}

/// Do what an operator does beside the pages
#[derive(Debug, Args)]
pub(crate) struct AdminArgs {
    #[command(subcommand)]
    command: AdminCommand,
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Print a one-time link that makes an organisation
    SignUpLink(PlaceArgs),
    /// Print a one-time link that sets a new password
    ///
    /// For an owner who has forgotten the password and has nobody to ask: owners and admins make such
    /// links for others on the page of members. The link is good for a day.
    ResetLink(ResetArgs),
    /// Wrap all keys anew under the newest version of the root key
    RotateRoot(PlaceArgs),
    /// Take members over from another system
    ImportMembers(ImportArgs),
    /// Accept audit logs that are older than what was signed, after a restore
    ///
    /// A database that was set back is found out: its logs are not used any more. Whoever restored it
    /// on purpose says so with this. That it was done stands in the log.
    AcceptLog(AcceptArgs),
}

/// Whose password is set anew.
#[derive(Debug, Args)]
struct ResetArgs {
    #[command(flatten)]
    place: PlaceArgs,
    /// The address of mail that the member signs in with
    email: String,
    /// The second factor is lost as well: remove it with the password
    #[arg(long)]
    without_second_factor: bool,
}

/// Logs that are accepted as they are.
#[derive(Debug, Args)]
struct AcceptArgs {
    #[command(flatten)]
    place: PlaceArgs,
    /// The id of one organisation; all logs if it is left out
    #[arg(long, value_name = "ID")]
    organisation: Option<String>,
}

/// Members of another system.
#[derive(Debug, Args)]
struct ImportArgs {
    #[command(flatten)]
    place: PlaceArgs,
    /// A JSON list of `email`, `name`, `role` and `password_hash` (bcrypt)
    file: PathBuf,
    /// The id of the organisation, where there are several
    #[arg(long, value_name = "ID")]
    organisation: Option<String>,
}

/// Serves until it is told to stop.
pub(crate) fn run(args: ServeArgs, console: &Console, host: &Host) -> Result<Exit, Failure> {
    let config = args.config()?;
    let stop = host.stop().clone();
    let told = |started: Started| tell(console, &started);
    admin::serve_until(config, Arc::new(Machine), told, move || stop.is_asked())?;
    Ok(Exit::Ok)
}

/// Does one thing beside the server.
pub(crate) fn administer(args: AdminArgs, console: &Console) -> Result<Exit, Failure> {
    let machine = Arc::new(Machine);
    let text = match args.command {
        AdminCommand::SignUpLink(place) => admin::sign_up_link(&place.config()?, machine)?,
        AdminCommand::ResetLink(args) => {
            let without = args.without_second_factor;
            admin::reset_link(&args.place.config()?, machine, &args.email, without)?
        }
        AdminCommand::RotateRoot(place) => {
            let count = admin::rotate_root(&place.config()?, machine)?;
            format!("{count} keys are wrapped under a new version of the root key")
        }
        AdminCommand::ImportMembers(args) => {
            let json = std::fs::read_to_string(&args.file);
            let failed = |source| Failure::File { path: args.file.clone(), source };
            let json = json.map_err(failed)?;
            let config = args.place.config()?;
            let organisation = args.organisation.as_deref();
            let count = admin::import_members(&config, machine, organisation, &json)?;
            format!("{count} members were taken over")
        }
        AdminCommand::AcceptLog(args) => {
            let organisation = args.organisation.as_deref();
            let lines = admin::accept_log(&args.place.config()?, machine, organisation)?;
            match lines.is_empty() {
                true => {
                    "all logs go on from what was signed: nothing was to be accepted".to_owned()
                }
                false => lines.join("\n"),
            }
        }
    };
    console.print(&format!("{text}\n"))?;
    Ok(Exit::Ok)
}

/// Says where the server is, and what to do first. Who started it reads it; nothing rests on it.
fn tell(console: &Console, started: &Started) {
    let mut text = String::new();
    for notice in &started.notices {
        text.push_str(&format!("warning: {notice}\n"));
    }
    text.push_str(&format!("indeck answers at {}\n", started.origin));
    if let Some(link) = &started.sign_up {
        text.push_str(&format!("there is no organisation yet: open {link}\n"));
    }
    let _ = console.print(&text);
}

impl PlaceArgs {
    /// What the file says, with what the arguments change of it.
    fn config(&self) -> Result<Config, Failure> {
        let read = self.config.as_deref().map(Config::of_file).transpose();
        let mut config = read.map_err(ServeError::from)?.unwrap_or_default();
        if let Some(data) = &self.data {
            config.data.clone_from(data);
        }
        if let Some(url) = &self.database_url {
            config.database.url = Some(Secret::new(url));
        }
        config.listen = self.listen.unwrap_or(config.listen);
        if let Some(url) = &self.public_url {
            config.public_url = Some(url.clone());
        }
        Ok(config)
    }
}

impl ServeArgs {
    fn config(self) -> Result<Config, Failure> {
        let mut config = self.place.config()?;
        if let (Some(certificate), Some(key)) = (self.tls_cert, self.tls_key) {
            config.tls =
                Some(TlsConfig { certificate, key, redirect_listen: self.redirect_listen });
        }
        for network in &self.trusted_proxy {
            let network = network.parse().map_err(|_| Failure::Usage {
                message: format!("`{network}` is no network"),
                hint: "write it as `10.0.0.0/8` or `192.0.2.7/32`".to_owned(),
            })?;
            config.proxy.trusted.push(network);
        }
        config.admin.listen = self.admin_listen.or(config.admin.listen);
        config.log.format = match self.log_format {
            Some(LogWords::Json) => LogFormat::Json,
            Some(LogWords::Text) => LogFormat::Text,
            None => config.log.format,
        };
        Ok(config)
    }
}
