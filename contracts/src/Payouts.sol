// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {MerkleRoot} from "./MerkleRoot.sol";
import {PoolId} from "./interfaces/Ids.sol";
import {Balance, Claim, IPayouts, Proposal} from "./interfaces/IPayouts.sol";
import {IPoolRegistry} from "./interfaces/IPoolRegistry.sol";

/// @notice The manual is {IPayouts}.
contract Payouts is IPayouts, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;
    using MerkleRoot for bytes32;

    IPoolRegistry public immutable registry;

    mapping(PoolId poolId => Balance) private _balances;
    mapping(PoolId poolId => Proposal) private _proposals;
    mapping(PoolId poolId => mapping(bytes32 root => bool)) public isAccepted;
    mapping(PoolId poolId => mapping(address account => uint256)) public claimedOf;

    constructor(IPoolRegistry registry_) {
        registry = registry_;
    }

    // Guarded: a token that calls back could otherwise count one transfer twice.
    function fund(PoolId poolId, uint256 amount) external nonReentrant {
        if (amount == 0) revert Payouts_NothingToFund();
        Balance storage balance = _balances[poolId];
        address token = balance.token;
        if (token == address(0)) {
            token = registry.tokenOf(poolId);
            if (token == address(0)) revert Payouts_UnknownPool(poolId);
            balance.token = token;
        }
        balance.funded += amount.toUint96();
        emit Funded(poolId, msg.sender, amount);

        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = IERC20(token).balanceOf(address(this)) - before;
        if (received != amount) revert Payouts_ShortTransfer(received, amount);
    }

    function propose(PoolId poolId, bytes32 root, uint256 cumulativeTotal, bytes32 transcriptHash) external {
        (address operator, uint32 challengeSeconds) = registry.proposalTermsOf(poolId);
        if (msg.sender != operator) revert Payouts_Unauthorized(msg.sender, operator);
        if (root == bytes32(0)) revert Payouts_ZeroRoot();
        if (isAccepted[poolId][root]) revert Payouts_RootAlreadyAccepted(root);
        Proposal storage proposal = _proposals[poolId];
        if (proposal.root != bytes32(0)) revert Payouts_ProposalWaits(proposal.root);
        Balance storage balance = _balances[poolId];
        if (cumulativeTotal < balance.acceptedTotal) {
            revert Payouts_TotalFell(cumulativeTotal, balance.acceptedTotal);
        }
        if (cumulativeTotal > balance.funded) revert Payouts_Overcommitted(cumulativeTotal, balance.funded);

        uint256 acceptableAt = block.timestamp + challengeSeconds;
        proposal.root = root;
        proposal.cumulativeTotal = cumulativeTotal.toUint96();
        proposal.acceptableAt = acceptableAt.toUint40();
        emit RootProposed(poolId, root, cumulativeTotal, transcriptHash, acceptableAt);
    }

    function veto(PoolId poolId) external {
        (address owner, address guardian) = registry.vetoersOf(poolId);
        if (msg.sender != owner && msg.sender != guardian) revert Payouts_Unauthorized(msg.sender, guardian);
        Proposal memory proposal = _requireProposal(poolId);
        if (block.timestamp >= proposal.acceptableAt) {
            revert Payouts_WindowOver(block.timestamp, proposal.acceptableAt);
        }
        delete _proposals[poolId];
        emit RootVetoed(poolId, proposal.root, msg.sender);
    }

    function accept(PoolId poolId) external {
        Proposal memory proposal = _requireProposal(poolId);
        if (block.timestamp < proposal.acceptableAt) {
            revert Payouts_WindowOpen(block.timestamp, proposal.acceptableAt);
        }
        Balance storage balance = _balances[poolId];
        balance.unclaimed += proposal.cumulativeTotal - balance.acceptedTotal;
        balance.acceptedTotal = proposal.cumulativeTotal;
        balance.acceptedRoot = proposal.root;
        isAccepted[poolId][proposal.root] = true;
        delete _proposals[poolId];
        emit RootAccepted(poolId, proposal.root, proposal.cumulativeTotal);
    }

    function claim(PoolId poolId, address account, uint256 cumulativeAmount, bytes32[] calldata proof)
        external
        returns (uint256 amount)
    {
        Balance storage balance = _balances[poolId];
        (address token, uint96 unclaimed) = (balance.token, balance.unclaimed);
        bytes32 root = _leafOf(poolId, token, account, cumulativeAmount).climb(proof);
        if (!isAccepted[poolId][root]) revert Payouts_UnknownRoot(root);
        uint256 claimed = claimedOf[poolId][account];
        if (cumulativeAmount <= claimed) revert Payouts_NothingToClaim(cumulativeAmount, claimed);
        unchecked {
            amount = cumulativeAmount - claimed;
            if (amount > unclaimed) revert Payouts_Overdrawn(amount, unclaimed);
            // Holds the pool to its own money, whatever a root says: this is what keeps pools apart.
            balance.unclaimed = unclaimed - uint96(amount);
        }
        claimedOf[poolId][account] = cumulativeAmount;
        emit Claimed(poolId, account, amount, cumulativeAmount);
        IERC20(token).safeTransfer(account, amount);
    }

    function claimMany(Claim[] calldata claims) external {
        for (uint256 i = 0; i < claims.length; i++) {
            Claim calldata one = claims[i];
            // A call of its own, so that a failed transfer takes back the bookkeeping of this payment alone.
            try this.claim(one.poolId, one.account, one.cumulativeAmount, one.proof) {}
            catch {
                emit ClaimSkipped(one.poolId, one.account, one.cumulativeAmount);
            }
        }
    }

    function balanceOf(PoolId poolId) external view returns (Balance memory) {
        return _balances[poolId];
    }

    function proposalOf(PoolId poolId) external view returns (Proposal memory) {
        return _proposals[poolId];
    }

    function leafOf(PoolId poolId, address account, uint256 cumulativeAmount)
        external
        view
        returns (bytes32)
    {
        return _leafOf(poolId, registry.tokenOf(poolId), account, cumulativeAmount);
    }

    function _leafOf(PoolId poolId, address token, address account, uint256 cumulativeAmount)
        private
        view
        returns (bytes32)
    {
        return keccak256(abi.encode(block.chainid, address(this), poolId, token, account, cumulativeAmount))
            .hash();
    }

    function _requireProposal(PoolId poolId) private view returns (Proposal memory proposal) {
        proposal = _proposals[poolId];
        if (proposal.root == bytes32(0)) revert Payouts_NoProposal(poolId);
    }
}
